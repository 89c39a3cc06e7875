import { readFileSync } from "node:fs";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "#server/data/schema.ts";

const text = readFileSync("docs/data-protection.md", "utf8");

test("the page on data protection lists every table and every column that there is, and no other", () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|/gm)];
  const listed = rows.map(([, table, columns = ""]) => `${table}: ${columns.replaceAll("`", "")}`);
  const kept = Object.values<unknown>(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const { name, columns } = getTableConfig(table);
    return [`${name}: ${columns.map((column) => column.name).join(", ")}`];
  });
  expect(listed.toSorted()).toEqual(kept.toSorted());
});

test("the times it names are those of the settings", () => {
  const settings = readFileSync("content/settings.yaml", "utf8");
  expect(settings).toMatch(/retention:\s+events: 30d\s+deliveries: 7d\b/);
  expect(text).toContain("`policy.retention.deliveries`, 7 days");
  expect(text).toContain("`policy.retention.events`, 30 days");
});
