import { expect, test } from "vitest";
import { parseDeliveryCodes } from "../content/parsing/parse-delivery-codes.ts";
import { adviseRules } from "./advise-rules.ts";

function adviceOn(...rules: string[]): string[] {
  const head =
    'provider: smtp\nreviewed: 2026-11\nsources: { rfc: "https://www.rfc-editor.org/rfc/rfc3463" }\nrules:\n';
  const { codes, problems } = parseDeliveryCodes(
    new Map([
      [
        "delivery-codes/causes.yaml",
        "mailbox-full: { who: you, permanent: no }\nfiltered: { who: us, permanent: yes }\n",
      ],
      ["delivery-codes/smtp.yaml", `${head}${rules.map((rule) => `  - ${rule}\n`).join("")}`],
    ]),
  );
  return (codes ? adviseRules(codes) : problems).map(({ line, message }) => `${line} ${message}`);
}

const full = '{ text: "mailbox is full", cause: mailbox-full, source: rfc }';

test("an exact rule beats a general one, whichever is written first", () => {
  const general = '{ text: "mailbox", cause: filtered, source: rfc }';
  expect(adviceOn(full, general)).toEqual([]);
  expect(adviceOn(general, full)).toEqual([]);
});

test("a rule that another one always speaks before is named, with that one", () => {
  const same = '{ text: "(mailbox) is full", cause: filtered, source: rfc }';
  expect(adviceOn(full, same)).toEqual([
    '6 the rule "(mailbox) is full" never speaks: delivery-codes/smtp.yaml:5 makes "mailbox-full" of its own words',
  ]);
});

test("a rule that can match nothing, since words are read in one spelling, is an error", () => {
  expect(adviceOn('{ text: "mailbox isn\'t there", cause: filtered, source: rfc }')).toEqual([
    '5 the pattern can match nothing: "mailbox isn\'t there" is read as "mailbox is not there"',
  ]);
});
