import { describe, expect, test } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { explainLine } from "./explain-line.ts";

const { codes } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error("npm run content:check says what is wrong");
const explain = (question: unknown) => explainLine(codes, JSON.stringify(question));
const silent = { cause: null, who: null, certainty: null, rule: null };

describe("npm run explain -- --jsonl", () => {
  test("tells of a reply the cause, who must act, how sure, and the rule", async () => {
    expect(await explain({ provider: "smtp", code: "5.1.1", text: "550 5.1.1 no such user" })).toEqual({
      cause: "mailbox-unknown",
      who: "you",
      certainty: "certain",
      rule: expect.stringMatching(/^delivery-codes\/smtp\/[a-z]+\.yaml:\d+$/),
    });
  });

  test("takes any of provider, code and text alone, and numbers as codes", async () => {
    expect(await explain({ code: "5.2.2" })).toMatchObject({ cause: "mailbox-full" });
    expect(await explain({ text: "mailbox is full", code: null })).toMatchObject({ cause: "mailbox-full" });
    expect(await explain({ text: "mailbox is full", code: "" })).toMatchObject({ cause: "mailbox-full" });
    expect(await explain({ code: "", text: "" })).toMatchObject({ cause: "unknown" });
    expect(await explain({ provider: "twilio", code: 30003 })).toMatchObject({ cause: "handset-unreachable" });
  });

  test("reads the body of a webhook, as JSON or as a form", async () => {
    const body = { RecordType: "Bounce", Type: "HardBounce", Details: "smtp;552 5.2.2 mailbox full" };
    expect(await explain({ webhook: "postmark", body })).toMatchObject({ cause: "mailbox-full" });
    expect(await explain({ webhook: "postmark", body: JSON.stringify(body) })).toMatchObject({ cause: "mailbox-full" });
    const form = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&To=%2B447911123456";
    expect(await explain({ webhook: "twilio", body: form })).toMatchObject({ cause: "handset-unreachable" });
  });

  test("says nothing of what reports no failure", async () => {
    expect(await explain({ text: "250 2.0.0 Ok: queued" })).toEqual(silent);
    expect(await explain({ report: "Subject: Hello\n\nHow are you?" })).toEqual(silent);
    expect(await explain({ webhook: "postmark", body: { RecordType: "Delivery" } })).toEqual(silent);
  });

  test.each(["", "nonsense", "[]", "null", "{}", '{"report":7}', '{"webhook":"nobody","body":{}}'])(
    "tells of %s what is wrong with it",
    async (line) => {
      expect(await explainLine(codes, line)).toEqual({
        ...silent,
        problem: expect.stringMatching(/expected|no provider/),
      });
    },
  );
});
