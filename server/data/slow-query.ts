import { Socket } from "node:net";
import type { Pool, PoolClient } from "pg";

/**
 * Ends a connection whose reply takes longer than `milliseconds`. A connection can fall silent without an end (failover, a firewall that forgets it):
 * nobody says so, and whoever waits on it would wait for ever, with its place in the pool. pg's own `query_timeout` gives the query up and keeps the
 * connection, in which the next one then waits behind it. Ends a connection as well that led to a server which only reads (a standby, before or after a
 * failover): under load it would never be idle, and so never be made anew.
 */
export function endSlowConnections(pool: Pool, milliseconds: number): void {
  pool.on("connect", (client) => {
    const { query } = client;
    const timed = (...given: unknown[]) => {
      const timer = setTimeout(
        () => socketOf(client)?.destroy(new Error(`the database has not replied for ${milliseconds / 1000} seconds`)),
        milliseconds,
      );
      const reply: unknown = Reflect.apply(query, client, given);
      // Only promises are used here: Drizzle, and what we ask ourselves.
      if (reply instanceof Promise) reply.then(stop, leave);
      else stop();
      return reply;

      function stop() {
        clearTimeout(timer);
      }

      function leave(cause: unknown) {
        stop();
        if (isReadOnly(cause)) socketOf(client)?.destroy(new Error("the database here only reads"));
      }
    };
    Object.assign(client, { query: timed });
  });
}

/** `read_only_sql_transaction` of PostgreSQL. */
function isReadOnly(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "25006";
}

/** pg keeps it to itself; by TLS it is the encrypted one. */
function socketOf(client: PoolClient): Socket | null {
  const connection: unknown = Reflect.get(client, "connection");
  const stream: unknown = typeof connection === "object" && connection ? Reflect.get(connection, "stream") : null;
  return stream instanceof Socket ? stream : null;
}
