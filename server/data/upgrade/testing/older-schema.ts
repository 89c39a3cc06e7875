import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

const folder = "server/data/migrations";
const entry = z.looseObject({ idx: z.number(), tag: z.string() });
const journal = z.looseObject({ entries: z.array(entry) }).parse(JSON.parse(read("meta/_journal.json")));

/** The migrations, oldest first, with their statements. */
export const migrations = journal.entries.map(({ idx, tag }) => ({ idx, tag, statements: statementsOf(tag) }));

/** A folder with the migrations up to `last` only, as the version of that time brought them along. */
export function migrationsUpTo(last: number): string {
  const older = mkdtempSync(path.join(tmpdir(), "migrations-"));
  mkdirSync(path.join(older, "meta"));
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  for (const { tag } of entries) copyFileSync(path.join(folder, `${tag}.sql`), path.join(older, `${tag}.sql`));
  writeFileSync(path.join(older, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return older;
}

const column = z.object({ name: z.string(), type: z.string(), primaryKey: z.boolean(), notNull: z.boolean() });
const snapshot = z.object({
  tables: z.record(z.string(), z.object({ name: z.string(), columns: z.record(z.string(), column) })),
});

/** The tables as the code knew them after migration `last`. */
export function tablesAfter(last: number): { name: string; columns: z.infer<typeof column>[] }[] {
  const file = readdirSync(path.join(folder, "meta")).find((name) => name.startsWith(String(last).padStart(4, "0")));
  const { tables } = snapshot.parse(JSON.parse(read(`meta/${file}`)));
  return Object.values(tables).map(({ name, columns }) => ({ name, columns: Object.values(columns) }));
}

function statementsOf(tag: string): string[] {
  const source = read(`${tag}.sql`).replaceAll(/^\s*--(?!> statement-breakpoint).*$/gm, "");
  return source
    .split("--> statement-breakpoint")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function read(name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}
