import { expect, test } from "vitest";
import { parseDeliveryCodes } from "./parse-delivery-codes.ts";

const head = 'provider: smtp\nreviewed: 2026-11\nsources: { rfc: "https://www.rfc-editor.org/rfc/rfc3463" }\nrules:\n';
const causes = "mailbox-full: { who: you, permanent: no }\n";

function problemsOf(rule: string): string[] {
  const files = new Map([
    ["delivery-codes/causes.yaml", causes],
    ["delivery-codes/smtp.yaml", `${head}  - ${rule}\n`],
  ]);
  return parseDeliveryCodes(files).problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
}

test("a rule in order has no problem", () => {
  expect(problemsOf('{ code: 5.2.2, text: "mailbox (is )?full", cause: mailbox-full, source: rfc }')).toEqual([]);
});

test.each([
  [
    "{ code: 5.2.2, cause: mailbox-ful, source: rfc }",
    /smtp\.yaml:5:\d+ .*must be one of .*did you mean "mailbox-full"/,
  ],
  ["{ cause: mailbox-full, source: rfc }", /smtp\.yaml:5:5 .*needs `code`, `text` or both/],
  ["{ code: 5.2.2, cause: mailbox-full, source: rcf }", /smtp\.yaml:5:5 the source "rcf" is not listed; known: rfc/],
  [
    '{ text: "mailbox (is full", cause: mailbox-full, source: rfc }',
    /smtp\.yaml:5:5 a "\(" is not closed in the pattern/,
  ],
  ['{ text: "a", cause: mailbox-full, source: rfc }', /smtp\.yaml:5:5 there is too little in the pattern "a"/],
])("a wrong rule is named with its line: %s", (rule, message) => {
  expect(problemsOf(rule).join("\n")).toMatch(message);
});
