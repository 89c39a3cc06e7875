import { expect, test } from "vitest";
import { offerPath } from "./offer-path.ts";

test.each([
  ["/en/email/spam-folder", "/en/email/evidence/evidence.mailbox-full"],
  [
    "/en/email/look-on-web/provider.gmail/spam-folder.not-there",
    "/en/email/evidence/provider.gmail/spam-folder.not-there/evidence.mailbox-full",
  ],
  ["/en/email/all", "/en/email/evidence/evidence.mailbox-full"],
  ["/en/email/help/evidence.delivered", "/en/email/evidence/evidence.mailbox-full"],
  ["/ar/delivery/email/trial-mailbox/a.b", "/ar/email/evidence/a.b/evidence.mailbox-full"],
])("the other answers of the journey stay: %s", (path, target) => {
  expect(offerPath(path, "email", { evidence: "mailbox-full", isSure: true })).toBe(target);
});

test.each([
  ["/en"],
  ["/en/help"],
  ["/en/start/symptom.nothing-came"],
  ["/en/sms/no-signal/phone.iphone"],
  ["/en/delivery"],
])("a page about no channel or another one leads into the journey of the code: %s", (path) => {
  expect(offerPath(path, "email", { evidence: "delivered", isSure: true })).toBe(
    "/en/email/evidence/evidence.delivered",
  );
});

test("what the journey knows already, or a journey that is over, needs no offer", () => {
  expect(
    offerPath("/en/email/spam-folder/evidence.delivered", "email", { evidence: "delivered", isSure: true }),
  ).toBeNull();
  expect(offerPath("/en/email/solved/spam-folder.found", "email", { evidence: "delivered", isSure: true })).toBeNull();
});

test("a report that is not certain says so, and a newer one takes the place of both words", () => {
  const guess = offerPath("/en/email/spam-folder", "email", { evidence: "filtered", isSure: false });
  expect(guess).toBe("/en/email/evidence/evidence.filtered/sure.probably");
  expect(offerPath(guess ?? "", "email", { evidence: "mailbox-full", isSure: true })).toBe(
    "/en/email/evidence/evidence.mailbox-full",
  );
});
