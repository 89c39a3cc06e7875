import { expect, test } from "vitest";
import { readLinkForm } from "./read-link-form.ts";

test("a page that an agent chose says its channel and its check", () => {
  expect(readLinkForm([["start", "sms/sign.new-sim"]])).toMatchObject({ channel: "sms", start: "new-sim" });
});

test.each(["", "sms", "fax/sign.new-sim", "sms/new-sim", "sms/sign.a.b"])("nonsense chooses nothing: “%s”", (value) => {
  expect(readLinkForm([["start", value]])).toMatchObject({ channel: null, start: null });
});

test("a chosen channel stands before that of the page, and of several lists the first choice counts", () => {
  const form = readLinkForm([
    ["channel", "email"],
    ["start", ""],
    ["start", "sms/sign.new-sim"],
    ["start", "email/sign.mailbox-full"],
  ]);
  expect(form).toMatchObject({ channel: "email", start: "new-sim" });
});

test("what is no text, or empty, or more than a form has, is left out", () => {
  const many = Array.from({ length: 400 }, (): [string, unknown] => ["sign", "new-sim"]);
  expect(readLinkForm([["words", new Blob()], ["sign", ""], ["fact", "phone.iphone"], ...many])).toMatchObject({
    words: "",
    facts: [["phone", "iphone"]],
    signs: many.slice(0, 297).map(() => "new-sim"),
  });
});
