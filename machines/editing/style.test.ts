import { expect, test } from "vitest";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { adviseStyle, readingGrade } from "./style.ts";

const adviceOn = (body: string, keys: Record<string, string> = {}) =>
  adviseStyle(smallContent({ "checks/spam/en.md": checkFile(keys, body) }), "2026-11")
    .filter(({ file }) => file === "checks/spam/en.md")
    .map(({ line, message }) => `${line} ${message}`)
    .join("\n");

test("a step that does not begin with a verb is named with its line", () => {
  expect(adviceOn("1. Open the app.\n2. The app opens.\n3. If it is red, press it.")).toMatch(
    /^11 a step begins with what to do: “The app opens/m,
  );
  expect(adviceOn("1. Open the app.\n2. Choose **Mail**.\n3. Abroad? Switch on roaming.")).not.toContain(
    "a step begins",
  );
});

test("a sentence of more than 25 words is named", () => {
  expect(adviceOn(`1. Look ${"and look ".repeat(13)}.`)).toMatch(/^10 a sentence of 27 words/m);
});

test("a policy number typed by hand is named", () => {
  expect(adviceOn("1. Wait 10 minutes.")).toContain("“10 minutes” is typed by hand");
  expect(adviceOn("1. Wait {{policy.email.life}}.")).not.toContain("typed by hand");
});

test("product facts older than a year are to be looked up again", () => {
  expect(adviceOn("1. Look.", { reviewed: "2025-10" })).toContain("last reviewed 2025-10");
  expect(adviceOn("1. Look.", { reviewed: "2025-11" })).not.toContain("last reviewed");
  expect(adviceOn("1. Look.", { reviewed: "2026-12" })).toContain("reviewed: 2026-12 is yet to come");
});

test("each block says when its steps were looked up, or its check does", () => {
  const block = (notes: string) => `1. Look.\n\n:::for{provider=gmail${notes}}\n2. Press.\n:::`;
  expect(adviceOn(block(""))).toMatch(/^12 say when these steps were last looked up: reviewed=2026-11/m);
  expect(adviceOn(block(" reviewed=2025-10"))).toMatch(/^12 these steps were last reviewed 2025-10/m);
  expect(adviceOn(block(" reviewed=2025-10"), { reviewed: "2026-11" })).toContain("13 these steps were last reviewed");
  expect(adviceOn(block(" reviewed=2025-11"))).not.toContain("reviewed");
  expect(adviceOn(block(""), { reviewed: "2026-11" })).not.toContain("looked up");
});

test("steps for a product that has ended are named from the month after its last", () => {
  const block = (until: string) => `1. Look.\n\n:::for{provider=gmail reviewed=2026-11 until=${until}}\n2. Press.\n:::`;
  expect(adviceOn(block("2026-10"))).toMatch(/^12 what these steps are about ended in 2026-10/m);
  expect(adviceOn(block("2026-11"))).not.toContain("ended");
});

test("a check whose conditions cannot hold is named", () => {
  expect(adviceOn("1. Look.", { when: "{ provider: [gmail], not: { provider: [gmail, outlook] } }" })).toContain(
    "no journey can reach",
  );
});

test("a check without a promise is named, and so is evidence that raises nothing", () => {
  expect(adviceOn("1. Look.")).toContain("no scenario mentions this check");
  const unused = adviseStyle(smallContent({ "checks/spam/en.md": checkFile() }), "2026-11").map(
    ({ message }) => message,
  );
  expect(unused).toContain('no check is raised by the evidence "delivered"');
});

test("plain words read like an early school year, heavy ones do not", () => {
  expect(readingGrade("Open the bin. Press Empty. Wait a bit.")).toBeLessThan(4);
  expect(
    readingGrade("Unsolicited correspondence is automatically quarantined by institutional administrators."),
  ).toBeGreaterThan(12);
});
