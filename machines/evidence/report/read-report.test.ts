import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestRead } from "./mail.ts";
import { readReport } from "./read-report.ts";

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
].map((recipient) => expect.objectContaining(recipient));

function mail(status: string, { encoding = "7bit", words = "", after = "Subject: Your code" } = {}): string {
  return [
    "From: MAILER-DAEMON@out.example",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n',
    `--b\nContent-Type: text/plain\n\n${words}\n`,
    `--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: ${encoding}\n\n${status}\n`,
    `--b\nContent-Type: text/rfc822-headers\n\n${after}\n--b--\n`,
  ].join("\n");
}

const one = async (fields: string) => (await readReport(mail(`Reporting-MTA: dns; out.example\n\n${fields}`)))[0];

describe("the machine-readable part", () => {
  test("reads each recipient with folded lines and without comments", async () => {
    expect(await readReport(report)).toEqual(expected);
    expect(await readReport(report.replaceAll("\n", "\r\n"))).toEqual(expected);
  });

  test("is found in a whole bounce mail, and the returned message is not read", async () => {
    expect(await readReport(mail(report, { words: "Action: failed", after: "Action: failed\nStatus: 5.1.1" }))).toEqual(
      expected,
    );
  });

  test("may be packed for the journey", async () => {
    const quoted = report.replace("Mailbox\n full", "Mail=\nbox=20full");
    expect(await readReport(mail(quoted, { encoding: "quoted-printable" }))).toEqual(expected);
    expect(await readReport(mail(btoa(report), { encoding: "base64" }))).toEqual(expected);
  });

  test("an action that nobody knows loses nothing: the status tells", async () => {
    const fields = "Final-Recipient: rfc822; j@example.org\nAction: permanently-broken\nStatus:";
    expect(await one(`${fields} 5.1.1`)).toMatchObject({ action: "failed", status: "5.1.1" });
    expect(await one(`${fields} 4.2.2`)).toMatchObject({ action: "delayed", status: "4.2.2" });
  });

  test("an exit status stands for what programs mean by it", async () => {
    const fields = "Final-Recipient: rfc822; j@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: x-unix; 67";
    expect(await one(fields)).toMatchObject({ status: "5.1.1", diagnostic: "" });
  });

  test.each([
    ["rfc822; <j@example.org>", "j@example.org"],
    ["rfc822; j+2Bcode@example.org", "j+code@example.org"],
    ["utf-8; j\\x{F6}@example.org", "jö@example.org"],
    ["rfc822; j@example.org (Kim)", "j@example.org"],
  ])("the address in %s", async (field, recipient) => {
    expect(await one(`Final-Recipient: ${field}\nAction: failed\nStatus: 5.1.1`)).toMatchObject({ recipient });
  });
});

describe("a report in words", () => {
  const exim = (rest: string) =>
    `From: Mail Delivery System <Mailer-Daemon@out.example>\nX-Failed-Recipients: j@example.org, k@example.org\nSubject: Mail delivery failed\n\nThe following address(es) failed:\n\n  j@example.org\n    550 no such user\n\n  k@example.org\n    552 mailbox full\n\n${rest}`;

  test("each recipient gets the words beside its own address", async () => {
    const [j, k] = await readReport(exim(""));
    expect(j).toMatchObject({
      action: "failed",
      recipient: "j@example.org",
      asides: [expect.stringContaining("no such user")],
    });
    expect(k).toMatchObject({ recipient: "k@example.org", asides: [expect.stringContaining("mailbox full")] });
  });

  test("ends where the returned message begins", async () => {
    const returned = "------ This is a copy of the message, including all the headers. ------\n\nspam";
    expect(JSON.stringify(await readReport(exim(returned)))).not.toContain("spam");
  });

  test("is known by a subject in other letters, too (RFC 2047)", async () => {
    const notice = (subject: string) =>
      readReport(`From: postmaster@mx.example\nSubject: ${subject}\n\n<j@example.org>: no such user`);
    expect(await notice("=?utf-8?B?VW5kZWxpdmVyYWJsZTogWW91ciBjb2Rl?=")).toHaveLength(1);
    expect(await notice("=?utf-8?B?WW91ciBob2xpZGF5IHBpY3R1cmVz?=")).toEqual([]);
  });

  test("of ten megabytes only the front is read", async () => {
    const start = performance.now();
    expect(
      await readReport(exim(`--- Below this line is a copy of the message.\n\n${"x".repeat(10 * 1_024 * 1_024)}`)),
    ).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(longestRead).toBeLessThan(1_024 * 1_024);
  });
});

describe("the parts of a mail", () => {
  const part = (headers: string, text: string) => `--b\n${headers}\n\n${text}\n`;
  const statusPart = part(
    "Content-Type: message/delivery-status",
    "Final-Recipient: rfc822; j@example.org\nAction: failed\nStatus: 5.0.0",
  );
  const whole = (...parts: readonly string[]) =>
    `From: MAILER-DAEMON@out.example\nSubject: Undelivered\nContent-Type: multipart/report; boundary="b"\n\n${parts.join("")}--b--\n`;
  const asides = async (mail: string) => (await readReport(mail)).flatMap((one) => one.asides).join("\n");

  test("the first text is for people: what a gateway hangs on behind it says nothing about the delivery", async () => {
    const plain = "Content-Type: text/plain";
    const read = await asides(whole(part(plain, "mailbox full"), part(plain, "Checked for spam."), statusPart));
    expect(read).toContain("mailbox full");
    expect(read).not.toContain("spam");
  });

  test.each([
    ["iso-8859-1", "quoted-printable", "Empf=E4nger unbekannt", "Empfänger unbekannt"],
    ["koi8-r", "base64", "8d3JyyDQz8zPzg==", "Ящик полон"],
    ["iso-2022-jp", "7bit", "\u001B$B%(%i!<\u001B(B", "エラー"],
    ["a-charset-that-nobody-knows", "base64", btoa("mailbox full"), "mailbox full"],
    ["iso-8859-1", "8bit", "Empfänger unbekannt", "Empfänger unbekannt"],
  ])("keep their letters, attached or not: %s in %s", async (charset, encoding, packed, words) => {
    const headers = `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}`;
    expect(await asides(whole(part(headers, packed), statusPart))).toContain(words);
    const attached = part(`${headers}\nContent-Disposition: attachment; filename=reason.txt`, packed);
    expect(await asides(whole(attached, statusPart))).toContain(words);
    const fields = `Final-Recipient: rfc822; j@example.org\nAction: failed\nDiagnostic-Code: smtp; 550 ${words}`;
    const utf8 = btoa(String.fromCharCode(...new TextEncoder().encode(fields)));
    const international =
      "Content-Type: message/global-delivery-status; charset=utf-8\nContent-Transfer-Encoding: base64";
    expect(await readReport(whole(part(international, utf8)))).toMatchObject([{ diagnostic: `550 ${words}` }]);
  });

  test("nested without end hide neither the headers nor the parts in front of them", async () => {
    const nested = Array.from(
      { length: 300 },
      (_, depth) => `Content-Type: multipart/mixed; boundary="c${depth}"\n\n--c${depth}\n`,
    ).join("");
    expect(await readReport(whole(statusPart, part(nested, "")))).toHaveLength(1);
    const words = "From: postmaster@mx.example\nX-Failed-Recipients: j@example.org\n";
    expect(await readReport(`${words}${nested}`)).toMatchObject([{ recipient: "j@example.org" }]);
  });

  test("one boundary may begin like another", async () => {
    const inner = `--b-inner\nContent-Type: text/plain\n\nmailbox full\n--b-inner--\n`;
    expect(await asides(whole(part('Content-Type: multipart/mixed; boundary="b-inner"', inner), statusPart))).toContain(
      "mailbox full",
    );
  });
});

test("whatever is not a report has no recipients, and nothing throws", async () => {
  expect(await readReport("")).toEqual([]);
  expect(await readReport("Action: exploded\nStatus: none")).toEqual([]);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => Array.isArray(await readReport(text))),
  );
  const lines = fc.array(
    fc.constantFrom(
      "--b",
      "--b--",
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "Action: failed",
      "=3",
      "550 5.1.1 x",
    ),
    { maxLength: 60 },
  );
  await fc.assert(fc.asyncProperty(lines, async (text) => Array.isArray(await readReport(text.join("\n")))));
});
