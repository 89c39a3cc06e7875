import PostalMime from "postal-mime";

/** Name in small letters → value, unfolded. The first of two equal names counts. */
export type Fields = ReadonlyMap<string, string>;

/** One part of a mail, without those that hold others. */
export interface MailPart {
  /** Like `text/plain`, in small letters. */
  type: string;
  /** As it was before it was packed for the journey; empty for messages inside the message, which are never read. */
  text: string;
}

export interface Mail {
  headers: Fields;
  parts: readonly MailPart[];
}

/** What stands in front of the returned message is far shorter than this; nothing behind is looked at. */
export const longestRead = 256 * 1_024;

/** Takes a mail (RFC 5322, 2045, 2047) apart, however broken; nothing is in one that is nested without end. Never throws. */
export async function readMail(raw: string): Promise<Mail> {
  // Mailbox files have a line of their own in front.
  const text = raw.slice(0, longestRead).replace(/^\s*(?:From [^\r\n]*\r?\n)?/, "");
  try {
    const mail = await PostalMime.parse(text, {
      // The returned message may say anything, and belongs to the person: it is never opened.
      forceRfc822Attachments: true,
      attachmentEncoding: "utf8",
      maxNestingDepth: 40,
    });
    const headers = new Map<string, string>();
    for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value);
    if (mail.subject) headers.set("subject", mail.subject);
    const written = [
      { type: "text/plain", text: mail.text },
      { type: "text/html", text: mail.html },
    ].flatMap(({ type, text }) => (text === undefined ? [] : [{ type, text }]));
    const attached = mail.attachments.map(({ mimeType, content }) => ({
      type: mimeType,
      text: typeof content === "string" && !isReturned(mimeType) ? content.replace(/\r\n?/g, "\n") : "",
    }));
    return { headers, parts: [...written, ...attached] };
  } catch {
    return { headers: new Map(), parts: [] };
  }
}

function isReturned(type: string): boolean {
  return /^(message\/(global|rfc822|partial|global-headers)|text\/rfc822-headers)$/.test(type);
}

/** `Name: value` lines; a line that begins with white space continues the one before (RFC 5322). */
export function readFields(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
