import { expect, test } from "vitest";
import { pageKind } from "./page-kind.js";

test.each([
  ["GET", "/", "start"],
  ["GET", "/pt-br?x", "start"],
  ["GET", "/en/start/country.india", "start"],
  ["GET", "/start?ticket=abc", "ticket"],
  ["GET", "/en/email/spam-folder/provider.gmail?_rsc=abc", "step"],
  ["POST", "/en/email/spam-folder", "form"],
  ["GET", "/en/sms/trial-phone/spam-folder.not-there", "trial"],
  ["GET", "/en/sms/solved/trial-phone.yes", "solved"],
  ["GET", "/en/email/help", "help"],
  ["GET", "/en/help", "help"],
  ["GET", "/en/delivery/email/spam-folder", "delivery"],
  ["GET", "/api/v1/step?channel=email", "api"],
  ["POST", "/api/webhooks/ses", "webhook"],
  ["GET", "/api/delivery", "code-status"],
  ["GET", "/_next/static/chunks/a.js", "file"],
])("%s %s is counted as %s", (method, target, kind) => {
  expect(pageKind(method, target)).toBe(kind);
});

test.each(["/wp-login.php", "/en/me@example.com", "/en/constructor", "/api/nothing", "/en/toString/x", "//en"])(
  "%s makes no word of its own",
  (target) => {
    expect(pageKind("GET", target)).toBe("other");
  },
);
