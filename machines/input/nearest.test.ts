import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test("a slip is named, and what is something else is not", () => {
  expect(nearest("mailgnu", ["mailgun", "mailjet"])).toBe("mailgun");
  expect(nearest("delivery.clicked", ["delivery.sent", "delivery.failed"])).toBe("delivery.failed");
  expect(nearest("order.paid", ["delivery.sent", "delivery.failed"])).toBeUndefined();
  expect(nearest("RESEND_SECRTE", ["RESEND_SECRET", "RESEND_URL"], 2)).toBe("RESEND_SECRET");
  expect(nearest("x", [])).toBeUndefined();
});
