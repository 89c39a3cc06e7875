import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { press } from "../../resend/press.ts";
import { startPostgres } from "../../testing/postgres.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import { openPostgres } from "../database.ts";
import { migrations, migrationsUpTo, tablesAfter } from "./testing/older-schema.ts";

let server: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

// Of each older version there is what its code knew of the tables: it writes and reads these columns, and leaves the others out.
const older = migrations.slice(0, -1);

describe.each(older)(
  "a process of the time of $tag, on a database that the present version has migrated,",
  ({ idx }) => {
    test("finds its rows again, goes on writing and reading, and can be started again", async () => {
      const url = await server.createDatabase();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const folder = migrationsUpTo(idx);
      await migrate(drizzle(client), { migrationsFolder: folder });
      await write(client, idx, "before");

      const present = await openPostgres(url);
      const result = await press(
        present.database,
        { ticket: ticketFor(new Date(Date.now() - 90_000)), addressBlock: null },
        rulesWith(),
        new Date(),
      );
      expect(result.accepted).toBe(true);

      await write(client, idx, "after");
      expect(await read(client, idx)).toEqual(tablesAfter(idx).map(({ name }) => `${name}: after, before`));
      // A rollback: the older version starts on what the newer one has left.
      await migrate(drizzle(client), { migrationsFolder: folder });
      await remove(client, idx);
      expect(await read(client, idx)).toEqual(tablesAfter(idx).map(({ name }) => `${name}: `));
      await present.close();
      await client.end();
    });
  },
);

const order = ["deliveries", "outbox"];
const tables = (idx: number) => tablesAfter(idx).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));

/** A row in every table, with each column that code of that time knew; every text of it is `word`. */
async function write(client: pg.Client, idx: number, word: string): Promise<void> {
  for (const { name, columns } of tables(idx)) {
    const needed = columns.filter(({ notNull }) => notNull);
    const names = needed.map((column) => `"${column.name}"`).join(", ");
    const values = needed.map(({ type }) => exampleOf(type, word)).join(", ");
    await client.query(`insert into "${name}" (${names}) values (${values})`);
  }
}

async function read(client: pg.Client, idx: number): Promise<string[]> {
  const found: string[] = [];
  for (const { name, columns } of tablesAfter(idx)) {
    const all = columns.map((column) => `"${column.name}"`).join(", ");
    const key = keyOf(columns);
    const { rows } = await client.query(
      `select ${all} from "${name}" where "${key}" in ('before', 'after') order by "${key}"`,
    );
    found.push(`${name}: ${rows.map((row) => row[key]).join(", ")}`);
  }
  return found;
}

async function remove(client: pg.Client, idx: number): Promise<void> {
  for (const { name, columns } of tables(idx).toReversed())
    await client.query(`delete from "${name}" where "${keyOf(columns)}" in ('before', 'after')`);
}

/** A column that tells the rows of `write` apart. */
function keyOf(columns: { name: string; type: string; notNull: boolean }[]): string {
  return columns.find(({ type, notNull }) => type === "text" && notNull)?.name ?? "";
}

function exampleOf(type: string, word: string): string {
  if (type === "text") return `'${word}'`;
  if (type === "integer") return "1";
  if (type === "boolean") return "false";
  if (type.startsWith("timestamp")) return "now()";
  if (type === "date") return "current_date";
  throw new Error(`no example for a column of type ${type}`);
}
