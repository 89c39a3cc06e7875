import type { Pool, PoolClient } from "pg";

/**
 * Gives the place of a connection that breaks while it is in use back to the pool. Drizzle (0.45.4) does so at the end of a transaction, but not
 * when its `begin` is what fails: then the place stays taken for ever, and ten of those stop the site although the database is back.
 */
export function freeBrokenConnections(pool: Pool): void {
  const inUse = new Set<PoolClient>();
  pool.on("acquire", (client) => inUse.add(client));
  pool.on("release", (_error, client) => inUse.delete(client));
  pool.on("connect", (client) => {
    // Without a listener it would end the process. Its query rejects, which is all that needs to be heard.
    client.on("error", (error) => free(client, error));
    client.on("end", () => free(client, new Error("the connection to the database has ended")));
  });

  function free(client: PoolClient, error: Error): void {
    if (!inUse.delete(client)) return;
    client.release(error);
    // Whoever used it may release it again, later: it is gone already.
    client.release = () => {};
  }
}
