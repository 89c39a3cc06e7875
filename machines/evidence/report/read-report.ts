import { isNotice, showsDelay } from "./bounce-signs.ts";
import { type Fields, longestRead, type Mail, type MailPart, readFields, readMail } from "./mail.ts";
import { beside, type Notice, readNotice } from "./notice.ts";
import { recipientAddress } from "./recipient-address.ts";

/** What RFC 3464 calls an action. */
const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** What a report says about one recipient. */
export interface ReportedRecipient {
  action: (typeof actions)[number];
  /** The status code, like `5.1.1`; empty when the report has none. */
  status: string;
  /** What the server said, without its type (`smtp;`). */
  diagnostic: string;
  /** What was written for people, piece by piece, where `status` and `diagnostic` leave the reason open. */
  asides: readonly string[];
  /** `rfc822;j@example.com` → `j@example.com`. Personal: hash it, never store it. */
  recipient: string;
  /** What the sender called the message: Original-Envelope-Id of the report, else X-Code-Delivery of what it returns. Empty when there is none. */
  envelope: string;
}

/**
 * Reads a report about a mail: a whole bounce mail, with a machine-readable part (RFC 3464) or with words only (Exim, qmail and many more), or such a
 * part alone. Of the returned message only the header X-Code-Delivery is read. No recipients for mails that are no reports of a delivery. Never throws.
 */
export async function readReport(raw: string): Promise<ReportedRecipient[]> {
  const mail = await readMail(raw);
  const notice = readNotice(wordsOf(mail.parts));
  const status = statusOf(mail, raw);
  const words = status === undefined && isNotice(mail, notice.whole) ? readWordsOnly(mail.headers, notice) : [];
  const recipients = status === undefined ? words : readStatus(status, notice);
  const named = /^[ \t>]{0,9}x-code-delivery:[ \t]*([\w.-]{1,150})/im.exec(raw.slice(0, longestRead))?.[1] ?? "";
  return recipients.map((one) => ({ ...one, envelope: one.envelope || named }));
}

const mostRecipients = 100;

/** The first part for people: plain text, else HTML without its tags. */
function wordsOf(parts: readonly MailPart[]): string {
  const plain = parts.find(({ type, text }) => type === "text/plain" && text.trim() !== "");
  if (plain) return plain.text;
  const html = parts.find(({ type }) => type === "text/html")?.text ?? "";
  return html
    .split(/<(?:style|script)\b/i)
    .map((piece, at) =>
      at === 0
        ? piece
        : piece
            .split(/<\/(?:style|script)\b/i)
            .slice(1)
            .join(" "),
    )
    .join(" ")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]{0,200}>/gi, "\n")
    .replace(/<[^<>]{1,2000}>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

function statusOf({ headers, parts }: Mail, raw: string): string | undefined {
  const part = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (part) return part.text;
  const alone = headers.has("reporting-mta") || headers.has("final-recipient") || headers.has("action");
  return alone ? raw.slice(0, 64 * 1_024).replace(/\r\n?/g, "\n") : undefined;
}

function readStatus(text: string, notice: Notice): ReportedRecipient[] {
  const blocks = text.split(/\n[ \t]*\n/).map(readFields);
  const envelope = blocks.map((fields) => fields.get("original-envelope-id")).find((id) => id) ?? "";
  const about = blocks.filter(
    (fields) => fields.has("action") || fields.has("final-recipient") || fields.has("status"),
  );
  return about.slice(0, mostRecipients).flatMap((fields) => {
    const given = fields.get("status") ?? "";
    const written = /[245]\.\d{1,3}\.\d{1,3}/.exec(given)?.[0] ?? "";
    const diagnostic = withoutType(fields.get("diagnostic-code") ?? "");
    const status = /^$|\.0\.0$/.test(written) ? (exitStatuses.get(diagnostic) ?? written) : written;
    const action = actionOf(fields.get("action") ?? "", status);
    if (!action) return [];
    const recipient = recipientAddress(fields.get("final-recipient") ?? fields.get("original-recipient") ?? "");
    const comment = /\(([^)]+)\)/.exec(given)?.[1] ?? "";
    const own = about.length > 1 ? [beside(notice, recipient)] : [...notice.replies, notice.text];
    const asides = [comment, fields.get("x-supplementary-info") ?? "", ...own].filter((aside) => aside.trim() !== "");
    return [{ action, status, diagnostic: /^\d*$/.test(diagnostic) ? "" : diagnostic, asides, recipient, envelope }];
  });
}

/** An action that RFC 3464 does not know is told by the status beside it. */
function actionOf(given: string, status: string): ReportedRecipient["action"] | undefined {
  const word = given.split("(", 1).join("").trim().toLowerCase();
  const known = actions.find((action) => action === word);
  if (known) return known;
  if (status.startsWith("5") || /fail|undeliver|bounce|reject|expired/.test(word)) return "failed";
  if (status.startsWith("4") || /delay|defer/.test(word)) return "delayed";
  return status.startsWith("2") ? "delivered" : undefined;
}

/** What programs on Unix exit with (sysexits.h), where a report shows no more: no such user, no such host, try again. */
const exitStatuses: ReadonlyMap<string, string> = new Map([
  ["67", "5.1.1"],
  ["68", "5.1.2"],
  ["75", "4.3.0"],
]);

function readWordsOnly(headers: Fields, notice: Notice): ReportedRecipient[] {
  const named = (headers.get("x-failed-recipients") ?? "")
    .split(/[,\s]+/)
    .filter((one) => one.includes("@"))
    .slice(0, mostRecipients);
  const action = showsDelay(headers, notice.whole) ? "delayed" : "failed";
  const found = /[^\s<>"'(]{1,64}@[\w.-]{1,255}\w/.exec(notice.whole)?.[0] ?? "";
  return (named.length > 0 ? named : [found]).map((recipient) => {
    const own = named.length > 1 ? [beside(notice, recipient)] : [...notice.replies, notice.text];
    return {
      action,
      status: "",
      diagnostic: "",
      asides: own.filter((aside) => aside.trim() !== ""),
      recipient,
      envelope: "",
    };
  });
}

function withoutType(value: string): string {
  return value.replace(/^[a-z0-9-]+[ \t]*;[ \t]*/i, "").trim();
}
