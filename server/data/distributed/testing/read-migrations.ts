import { readdirSync, readFileSync } from "node:fs";

/** A table as the migrations leave it. */
export interface MigratedTable {
  columns: Map<string, string>;
  /** The columns of its primary key and of each unique index. */
  uniqueKeys: string[][];
  /** Where its foreign keys lead: own columns, other table, its columns. */
  foreignKeys: { columns: string[]; table: string; others: string[] }[];
}

const migrationsFolder = "server/data/migrations";

/** The statements of all migrations, in the order in which they run. */
export function statements(): string[] {
  const files = readdirSync(migrationsFolder).filter((name) => name.endsWith(".sql"));
  return files
    .toSorted()
    .flatMap((name) => readFileSync(`${migrationsFolder}/${name}`, "utf8").split("--> statement-breakpoint"))
    .map((statement) => statement.replaceAll(/^--.*$/gm, "").trim())
    .filter((statement) => statement !== "");
}

/** The shapes of statement that are read; whoever writes another one has to say here what a distributed database makes of it. */
const shapes = {
  createTable: /^CREATE TABLE "(\w+)" \(([\s\S]*)\);?$/,
  addColumn: /^ALTER TABLE "(\w+)" ADD COLUMN "(\w+)" ([^;]+);?$/,
  foreignKey:
    /^ALTER TABLE "(\w+)" ADD CONSTRAINT "\w+" FOREIGN KEY \(([^)]+)\) REFERENCES "public"\."(\w+)"\(([^)]+)\)[\w ]*;?$/,
  check: /^ALTER TABLE "(\w+)" ADD CONSTRAINT "\w+" CHECK \([\s\S]+\);?$/,
  index: /^CREATE (UNIQUE )?INDEX "\w+" ON "(\w+)" USING btree \((("\w+",?)+)\);?$/,
  update: /^UPDATE "(\w+)" SET "\w+" = '[\w-]+' WHERE [^()]+\([^()]+\);?$/,
};

/** Those whose shape is not known. */
export function unknownStatements(): string[] {
  return statements().filter((statement) => !Object.values(shapes).some((shape) => shape.test(statement)));
}

/** All tables as the migrations leave them, by name. */
export function migratedTables(): Map<string, MigratedTable> {
  const tables = new Map<string, MigratedTable>();
  const tableOf = (name = "") => {
    const table: MigratedTable = tables.get(name) ?? { columns: new Map(), uniqueKeys: [], foreignKeys: [] };
    tables.set(name, table);
    return table;
  };
  for (const statement of statements()) {
    const [, created, body = ""] = shapes.createTable.exec(statement) ?? [];
    if (created !== undefined) readColumns(tableOf(created), body);
    const [, widened, column, type = ""] = shapes.addColumn.exec(statement) ?? [];
    if (column !== undefined) tableOf(widened).columns.set(column, type);
    const [, isUnique, indexed, keys] = shapes.index.exec(statement) ?? [];
    if (isUnique !== undefined) tableOf(indexed).uniqueKeys.push(namesIn(keys));
    const [, from, columns, table, others] = shapes.foreignKey.exec(statement) ?? [];
    if (table !== undefined)
      tableOf(from).foreignKeys.push({ columns: namesIn(columns), table, others: namesIn(others) });
  }
  return tables;
}

function readColumns(table: MigratedTable, body: string): void {
  for (const line of body.split(/,\n/)) {
    const [, primary] = /PRIMARY KEY\(([^)]+)\)/.exec(line) ?? [];
    if (primary !== undefined) table.uniqueKeys.push(namesIn(primary));
    const [, name, type = ""] = /^\s*"(\w+)" (.+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    table.columns.set(name, type);
    if (type.includes("PRIMARY KEY")) table.uniqueKeys.push([name]);
  }
}

function namesIn(list = ""): string[] {
  return [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
}
