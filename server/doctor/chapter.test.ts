import { expect, test } from "vitest";
import { examined } from "./chapter.ts";
import { good } from "./finding.ts";

test("an examination that breaks off is told by its name and its place, as a fault of the doctor, without what it holds", async () => {
  expect(await examined("Database", async () => [good("Version", "PostgreSQL 17")])).toMatchObject({
    findings: [{ result: "good" }],
  });
  const chapter = await examined("Database", () => {
    throw new TypeError("cannot read postgres://wizard:hunter2@db/");
  });
  expect(chapter).toMatchObject({
    about: "Database",
    findings: [{ result: "wrong", says: expect.stringMatching(/^broke off: TypeError in server\/doctor\/\S+:\d+$/) }],
  });
  expect(JSON.stringify(chapter)).not.toContain("hunter2");
});
