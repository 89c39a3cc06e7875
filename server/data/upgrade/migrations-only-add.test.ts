import { expect, test } from "vitest";
import { migrations } from "./testing/older-schema.ts";

// During a rolling update the processes of the version before go on reading and writing, on a database that the first new process has migrated already.
// So a migration may only add. What older code no longer needs is taken away a version later (docs/upgrade.md).

test("every migration since the first release only adds", () => {
  const harmful = migrations
    .filter(({ idx }) => idx > beforeTheFirstRelease)
    .flatMap(({ tag, statements }) => harmOf(statements).map((statement) => `${tag}: ${statement}`));
  expect(harmful).toEqual([]);
});

/** 0005 came before the first release: no process of another version was ever running. */
const beforeTheFirstRelease = 5;

test("what a table that is new in the same migration demands is nobody's harm", () => {
  const statements = [
    'CREATE TABLE "passes" ("id" text)',
    'ALTER TABLE "passes" ADD CONSTRAINT "a" FOREIGN KEY ("id") REFERENCES "public"."tickets"("jti")',
    'CREATE UNIQUE INDEX "one" ON "passes" USING btree ("id")',
  ];
  expect(harmOf(statements)).toEqual([]);
  expect(harmOf(statements.slice(1))).toEqual(statements.slice(1));
});

test.each([
  'DROP TABLE "tickets"',
  'ALTER TABLE "tickets" DROP COLUMN "browser"',
  'ALTER TABLE "tickets" RENAME COLUMN "browser" TO "visitor"',
  'ALTER TABLE "tickets" RENAME TO "passes"',
  'ALTER TABLE "tickets" ADD COLUMN "kind" text NOT NULL',
  'ALTER TABLE "tickets" ALTER COLUMN "browser" SET NOT NULL',
  'ALTER TABLE "tickets" ALTER COLUMN "browser" SET DATA TYPE integer',
  `ALTER TABLE "tickets" ALTER COLUMN "browser" DROP DEFAULT`,
  'ALTER TABLE "tickets" ADD CONSTRAINT "kind" CHECK ("tickets"."kind" in (1))',
  'ALTER TABLE "tickets" ADD CONSTRAINT "a" FOREIGN KEY ("jti") REFERENCES "public"."deliveries"("id")',
  'CREATE UNIQUE INDEX "one" ON "tickets" USING btree ("browser")',
  'TRUNCATE "tickets"',
  'UPDATE "tickets" SET "browser" = \'\'',
  'DELETE FROM "tickets"',
])("would break a version that still runs: %s", (statement) => {
  expect(harmOf([statement])).toEqual([statement]);
});

test.each([
  'CREATE TABLE "passes" ("id" text PRIMARY KEY NOT NULL, "kind" text NOT NULL)',
  'ALTER TABLE "tickets" ADD COLUMN "kind" text',
  'ALTER TABLE "tickets" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL',
  'CREATE INDEX "by_browser" ON "tickets" USING btree ("browser")',
  'ALTER TABLE "tickets" ALTER COLUMN "browser" DROP NOT NULL',
])("harms nobody: %s", (statement) => {
  expect(harmOf([statement])).toEqual([]);
});

/** The statements of one migration that are not known to be harmless to code of the version before. */
function harmOf(statements: string[]): string[] {
  const made = statements.flatMap(
    (statement) => /^CREATE TABLE (?:IF NOT EXISTS )?("\w+")/i.exec(statement)?.[1] ?? [],
  );
  const isNew = (statement: string) =>
    made.includes(/^(?:ALTER TABLE|CREATE UNIQUE INDEX \S+ ON) ("\w+")/i.exec(statement)?.[1] ?? "");
  return statements.filter((statement) => !isNew(statement) && !onlyAdds(statement.replaceAll(/\s+/g, " ")));
}

function onlyAdds(statement: string): boolean {
  const ways = [
    /^CREATE TABLE /i,
    /^CREATE INDEX /i,
    /^ALTER TABLE \S+ ALTER COLUMN \S+ (DROP NOT NULL|SET DEFAULT .*)$/i,
    // Code that does not know the column leaves it out.
    /^ALTER TABLE \S+ ADD COLUMN (?!.*\bNOT NULL\b)/i,
    /^ALTER TABLE \S+ ADD COLUMN .*\bDEFAULT\b/i,
  ];
  return ways.some((way) => way.test(statement));
}
