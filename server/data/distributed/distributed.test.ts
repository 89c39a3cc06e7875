import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { migratedTables, statements, unknownStatements } from "./testing/read-migrations.ts";

// What Citus, CockroachDB and YugabyteDB refuse, or do in another way, is listed in docs/scale.md with what such a site needs. This holds the list to the code.
const scale = readFileSync("docs/scale.md", "utf8");
const tables = migratedTables();
/** From the table in docs/scale.md: by which column a table can be spread over servers. */
const spread = new Map(
  [...scale.matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)].map(([, table = "", column = ""]) => [table, column]),
);

describe("over several servers", () => {
  test("every statement of the migrations is of a kind that is known here", () => {
    expect(unknownStatements()).toEqual([]);
    expect(statements().length).toBeGreaterThan(20);
  });

  test("docs/scale.md says for every table by what it can be spread", () => {
    expect([...spread.keys()].toSorted()).toEqual([...tables.keys()].toSorted());
  });

  test.each([...tables])("%s: every unique key holds that column, so one server can keep it unique", (name, table) => {
    expect(table.uniqueKeys.length).toBeGreaterThan(0);
    for (const key of table.uniqueKeys) expect(key).toContain(spread.get(name));
  });

  test.each([...tables])("%s: what it refers to lies beside it", (name, table) => {
    for (const { columns, table: other, others } of table.foreignKeys) {
      expect(columns).toEqual([spread.get(name)]);
      expect(others).toEqual([spread.get(other)]);
    }
  });

  test.each([...tables])("%s: no number from a sequence, and only types that all of them have", (_, { columns }) => {
    for (const [column, type] of columns)
      expect(type, column).toMatch(
        /^(text|integer|boolean|date|timestamp with time zone)( PRIMARY KEY)?( DEFAULT ('[^']*'|\d+|true|false))?( NOT NULL)?$/,
      );
  });
});

describe("what the code asks of PostgreSQL beyond plain statements is in the list of docs/scale.md, with where", () => {
  const sources = readdirSync("server", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.(test|proof)\.ts$|(^|\/)(testing|distributed)\//.test(name))
    .map(
      (name) =>
        [
          `server/${name}`,
          readFileSync(`server/${name}`, "utf8").replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, ""),
        ] as const,
    );
  const using = (what: RegExp) => sources.filter(([, text]) => what.test(text)).map(([name]) => name);

  test.each([
    ["advisory locks", /advisory/],
    ["locks of rows, skipping those that are taken", /skipLocked|skip locked/i],
  ])("%s", (what, shape) => {
    const row = scale.split("\n").find((line) => line.startsWith(`| ${what} |`)) ?? "";
    expect([...row.matchAll(/`(server\/[^`]+)`/g)].map(([, file]) => file).toSorted()).toEqual(using(shape).toSorted());
  });

  test.each([
    ["the place of a row", /\bctid\b/],
    ["messages between sessions", /\b(listen|notify)\s+["'`\w]*_/i],
    ["tables of a session", /temporary table|temp table/i],
    ["locks of whole tables", /\block table\b/i],
    ["numbers from a sequence", /nextval|\bserial\(|generatedAlwaysAsIdentity/],
    ["cursors and sessions", /declare \w+ cursor|set session/i],
  ])("no %s", (_, shape) => {
    expect(using(shape)).toEqual([]);
  });
});
