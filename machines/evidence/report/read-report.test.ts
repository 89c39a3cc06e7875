import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDsn } from "./dsn.ts";

// After the example of RFC 3464, appendix E.
const report = `Reporting-MTA: dns; mail.kestrel.example
Original-Envelope-Id: challenge-1.delivery-1
Arrival-Date: Sun, 22 Nov 2026 14:02:11 +0000

Original-Recipient: rfc822;j@example.org
Final-Recipient: rfc822; j@example.org
Action: failed (permanent)
Status: 5.2.2 (mailbox full)
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 552 5.2.2 <j@example.org>: Mailbox
 full
Last-Attempt-Date: Sun, 22 Nov 2026 14:02:12 +0000

Final-Recipient: rfc822;k@example.org
Action: delayed
Status: 4.4.1
`;

const expected = [
  {
    action: "failed",
    status: "5.2.2",
    diagnostic: "552 5.2.2 <j@example.org>: Mailbox full",
    recipient: "j@example.org",
    envelope: "challenge-1.delivery-1",
  },
  {
    action: "delayed",
    status: "4.4.1",
    diagnostic: "",
    recipient: "k@example.org",
    envelope: "challenge-1.delivery-1",
  },
];

test("reads each recipient with folded lines and without comments", () => {
  expect(parseDsn(report)).toEqual(expected);
  expect(parseDsn(report.replaceAll("\n", "\r\n"))).toEqual(expected);
});

test("finds the report in a whole bounce mail", () => {
  const mail = `Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: text/plain\n\nAction: failed\n\n--b\nContent-Type: message/delivery-status\n\n${report}\n--b\nContent-Type: text/rfc822-headers\n\nSubject: Your code\n--b--\n`;
  expect(parseDsn(mail)).toEqual(expected);
});

test("whatever is not a report has no recipients, and nothing throws", () => {
  expect(parseDsn("")).toEqual([]);
  expect(parseDsn("Action: exploded\nStatus: 5.0.0")).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => Array.isArray(parseDsn(text))));
});
