import { expect, test } from "vitest";
import { fillLink, tappedLinkFault } from "./link.ts";

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
  "mailto:a@b.example",
])("%s may be tapped", (url) => expect(tappedLinkFault(url)).toBeNull());

test.each(["http://a.example/", "javascript:alert(1)", "data:text/html,x", "sms:KESTREL", "tel:12;ext=3"])(
  "%s may not",
  (url) => expect(tappedLinkFault(url)).not.toBeNull(),
);
