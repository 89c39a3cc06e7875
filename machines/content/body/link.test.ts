import { expect, test } from "vitest";
import { fillLink, isUsable, tappedLinkFault } from "./link.ts";

test("a value inside a link stays one part of the address", () => {
  const fill = (text: string) => text.replace("{{senders.email}}", "no-reply+a@kestrel.example");
  expect(fillLink("https://mail.example/#search/from%3A{{senders.email}}", fill)).toBe(
    "https://mail.example/#search/from%3Ano-reply%2Ba%40kestrel.example",
  );
});

test.each([
  "https://a.example/",
  "https://a.example/?q={{senders.email}}",
  "tel:+4420",
  "tel:1909",
  "sms:1909",
  "sms:{{senders.sms}}?body=START",
  "mailto:a@b.example",
])("%s may be tapped", (url) => expect(tappedLinkFault(url)).toBeNull());

test.each(["http://a.example/", "javascript:alert(1)", "data:text/html,x", "sms:KESTREL", "tel:12;ext=3"])(
  "%s may not",
  (url) => expect(tappedLinkFault(url)).not.toBeNull(),
);

test("a text can be begun to a sender that is a number; to one that is a name, or to several, it cannot", () => {
  const link = (sender: string) => fillLink("sms:{{senders.sms}}?body=START", () => sender);
  expect(link("+44 7700 900-123")).toBe("sms:+447700900123?body=START");
  expect(isUsable(link("+44 7700 900-123"))).toBe(true);
  expect(link("72975")).toBe("sms:72975?body=START");
  expect(isUsable(link("72975"))).toBe(true);
  expect(isUsable(link("KESTREL"))).toBe(false);
  expect(isUsable(link("KESTREL, 72975"))).toBe(false);
});
