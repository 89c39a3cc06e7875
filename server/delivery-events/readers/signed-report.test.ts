import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readSignedReport } from "./signed-report.ts";

const key = Buffer.alloc(32, 7);

function signed(body: Buffer<ArrayBuffer>): Request {
  const at = "1795644000";
  const signature = createHmac("sha256", key).update(`e1.${at}.`).update(body).digest("base64");
  const headers = { "webhook-id": "e1", "webhook-timestamp": at, "webhook-signature": `v1,${signature}` };
  return new Request("https://help.example", { method: "POST", body, headers });
}

test.each(["utf8", "latin1"] as const)(
  "a bounce mail with letters outside ASCII is read as it was written: %s",
  async (letters) => {
    const words = "Postfach überfüllt";
    const mail = `From: MAILER-DAEMON@mx.example\nX-Failed-Recipients: j@example.org\n\nj@example.org: ${words}\n`;
    const request = signed(Buffer.from(mail, letters));
    const secret = `whsec_${key.toString("base64")}`;
    const reading = await readSignedReport(request, secret, new Date(1_795_644_000_000));
    expect(JSON.stringify(reading)).toContain(words);
  },
);
