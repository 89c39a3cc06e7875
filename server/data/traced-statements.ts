import type { Pool } from "pg";
import { trace } from "../traces/trace.ts";

/**
 * Lets statements be seen in the traces of what asked for them: their first word and their table. Neither values nor the rest of the text. A statement
 * outside of a transaction has the wait for a connection in its time.
 */
export function traceStatements(pool: Pool): void {
  traceQueries(pool);
  pool.on("connect", traceQueries);
}

/** `owner` is the pool, or one of its connections; with a callback, pg asks itself. */
function traceQueries(owner: { query: unknown }): void {
  const { query } = owner;
  if (typeof query !== "function") return;
  const traced = (...given: unknown[]) => {
    const ask = () => Reflect.apply(query, owner, given);
    if (!globalThis.wizardTracer?.isTracing() || typeof given.at(-1) === "function") return ask();
    return trace("statement", async (tell) => {
      tell(factsOf(given[0]));
      return ask();
    });
  };
  Object.assign(owner, { query: traced });
}

function factsOf(statement: unknown): { operation: string; table?: string } {
  const text = typeof statement === "object" && statement && "text" in statement ? statement.text : statement;
  const [, operation = "other", table] = shape.exec(String(text)) ?? [];
  return { operation: operation.toLowerCase(), ...(table ? { table } : {}) };
}

/** As Drizzle writes it. */
const shape = /^\s*([a-z]+)(?:(?:.*?\b(?:from|into)|\b)\s+"([a-z_]+)")?/is;
