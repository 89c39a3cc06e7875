import { readFileSync } from "node:fs";
import type pg from "pg";
import { z } from "zod";
import { type Finding, good, unknown, wrong } from "../finding.ts";

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/** Which migrations of this version the database has. Applies none. */
export async function migrationFindings(client: pg.Client): Promise<Finding[]> {
  const journal = readFileSync("server/data/migrations/meta/_journal.json", "utf8");
  const ours = journalSchema.parse(JSON.parse(journal)).entries;
  const newest = await newestApplied(client);
  if (newest === "hidden")
    return [unknown("Migrations", "their list cannot be read", "Let the user of DATABASE_URL own the schema drizzle.")];
  const pending = ours.filter(({ when }) => when > newest);
  const isNewer = newest > Math.max(...ours.map(({ when }) => when));
  if (isNewer)
    return [
      wrong(
        "Migrations",
        "the database was migrated by a newer version of the wizard",
        "Run that version here as well.",
      ),
    ];
  if (pending.length === ours.length) return [good("Migrations", "none yet: the first start makes the tables")];
  return [
    pending.length === 0
      ? good("Migrations", `all ${ours.length} are applied`)
      : good(
          "Migrations",
          `${pending.length} of ${ours.length} are pending; the next start applies ${pending.map(({ tag }) => tag).join(", ")}`,
        ),
  ];
}

/** When the newest applied one was written, as drizzle keeps it; 0 where there is none. */
async function newestApplied(client: pg.Client): Promise<number | "hidden"> {
  const table = "drizzle.__drizzle_migrations";
  const found = await client.query<{ there: boolean; readable: boolean | null }>(
    `select exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'drizzle' and relname = '__drizzle_migrations') as there,
      (select has_schema_privilege(pg_namespace.oid, 'usage') and has_table_privilege(pg_class.oid, 'select') from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'drizzle' and relname = '__drizzle_migrations') as readable`,
  );
  if (!found.rows[0]?.there) return 0;
  if (!found.rows[0].readable) return "hidden";
  const { rows } = await client.query<{ newest: string | null }>(`select max(created_at) as newest from ${table}`);
  return Number(rows[0]?.newest ?? 0);
}
