import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { kinds } from "../testing/kinds.ts";
import { explainLine } from "./explain-line.ts";

const { codes } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error("npm run content:check says what is wrong");
const explain = (question: unknown) => explainLine(codes, JSON.stringify(question));
const fileOf = (name: string) => readFileSync(new URL(`../testing/${name}`, import.meta.url), "utf8");

const replies = fileOf("held-out-replies.txt")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t", 2))
  .map(([cause = "", text = ""]) => [text, cause] as const);

const reports = fileOf("held-out-reports.txt")
  .split(/^==== /m)
  .slice(1)
  .map((block) => {
    const [title = ""] = block.split("\n", 1);
    const [cause = ""] = title.split(":", 1);
    return [title, block.slice(title.length + 1), cause === "none" ? null : cause] as const;
  });

test.each(kinds)("%s: %s %s", async (_promise, code, text, cause) => {
  expect(await explain({ provider: "smtp", code, text })).toMatchObject({ cause });
});

describe("what mail servers of the world say is understood:", () => {
  test.each(replies)("%s", async (text, cause) => {
    expect(await explain({ provider: "smtp", text })).toMatchObject({ cause });
  });
});

describe("whole reports:", () => {
  test.each(reports)("%s", async (_title, report, cause) => {
    expect(await explain({ report })).toMatchObject({ cause });
  });

  test("a full mailbox, with a returned message of ten megabytes", async () => {
    const report = `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; j@example.org\nAction: failed\nStatus: 5.2.2\n\n--b\nContent-Type: message/rfc822\n\n${"x".repeat(10 * 1_024 * 1_024)}\n--b--\n`;
    expect(await explain({ report })).toMatchObject({ cause: "mailbox-full", who: "you", certainty: "certain" });
  });

  test("soft line ends do not cut words", async () => {
    const report = `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: quoted-printable\n\nFinal-Recipient: rfc822; j@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 mailbox is fu=\nll over quo=\nta\n\n--b--\n`;
    expect(await explain({ report })).toMatchObject({ cause: "mailbox-full" });
  });
});
