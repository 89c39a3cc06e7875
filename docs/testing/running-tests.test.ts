import { expect, test } from "vitest";
import { runningTests } from "./running-tests.ts";

test("tests that run are found, alone, in tables and in groups, of Vitest and of Playwright", () => {
  const source = `
    test("alone", async () => {});
    test.each([1, 2])("of %i", (n) => {});
    describe("a group", () => { test("within", () => {}); });
    withDatabases("data", () => { test("on each database", () => {}, 60_000); });
    test.describe("without JavaScript", () => { test(\`with \${what}\`, async ({ page }) => {}); });`;
  expect(runningTests("a.test.ts", source)).toEqual([
    ...["alone", "of %i", "within", "on each database"],
    // As it is written.
    ["with $", "{what}"].join(""),
  ]);
});

test("a test that does not run is not found", () => {
  const source = `
    // test("a comment", () => {});
    /* test("a longer one", () => {}); */
    const text = 'test("a text", () => {})';
    test.skip("skipped", () => {});
    test.skipIf(true)("under a condition", () => {});
    test.fixme("to be mended", () => {});
    test.todo("to be written");
    test("without a body");
    describe.skip("a group", () => { test("within", () => {}); });
    test.describe.skip("a group", () => { test("within that", () => {}); });`;
  expect(runningTests("a.test.ts", source)).toEqual([]);
});

test("what is not a program is an error", () => {
  expect(() => runningTests("a.test.ts", "test(")).toThrow(/a\.test\.ts cannot be parsed/);
});
