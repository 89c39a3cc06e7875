import PostalMime, { decodeWords } from "postal-mime";

/** Name in small letters → value, unfolded. The first of two equal names counts. */
export type Fields = ReadonlyMap<string, string>;

/** One part of a mail, without those that hold others. */
export interface MailPart {
  /** Like `text/plain`, in small letters. */
  type: string;
  /** As it was before it was packed for the journey; empty for what nobody reads here, messages inside the message above all. */
  text: string;
}

export interface Mail {
  headers: Fields;
  parts: readonly MailPart[];
}

/** What stands in front of the returned message is far shorter than this; nothing behind is looked at. */
export const longestRead = 256 * 1_024;
const deepest = 40;
const mostParts = 40;

/** Takes a mail (RFC 5322, 2045, 2047) apart, however broken. Never throws. */
export async function readMail(raw: string): Promise<Mail> {
  const text = raw
    .slice(0, longestRead)
    .replace(/\r\n?/g, "\n")
    // Mailbox files have a line of their own in front.
    .replace(/^\s*(?:From [^\n]*\n)?/, "");
  const { headers, body } = splitHeaders(text);
  const leaves = leavesOf(headers, body, 0).slice(0, mostParts);
  const parts = await Promise.all(leaves.map(readLeaf));
  const subject = headers.get("subject");
  return { headers: subject ? new Map([...headers, ["subject", decodeWords(subject)]]) : headers, parts };
}

interface Leaf {
  headers: Fields;
  body: string;
}

/** A library would join the parts for people and leave attached ones in their character set; so the parts are told apart here, and each is read alone. */
function leavesOf(headers: Fields, body: string, depth: number): Leaf[] {
  const boundary = typeOf(headers).startsWith("multipart/") ? parameterOf(headers, "boundary") : "";
  const inner = boundary && depth < deepest ? split(body, boundary) : [];
  if (inner.length === 0) return [{ headers, body }];
  return inner.slice(0, mostParts).flatMap((part) => {
    const own = splitHeaders(part);
    return leavesOf(own.headers, own.body, depth + 1);
  });
}

/** The pieces between the lines `--boundary`, up to `--boundary--`. */
function split(body: string, boundary: string): string[] {
  const pieces: string[][] = [];
  for (const line of body.split("\n")) {
    const mark = line.startsWith(`--${boundary}`) ? line.slice(boundary.length + 2).trimEnd() : undefined;
    if (mark === "--") break;
    if (mark === "") pieces.push([]);
    else pieces.at(-1)?.push(line);
  }
  return pieces.map((lines) => lines.join("\n"));
}

async function readLeaf({ headers, body }: Leaf): Promise<MailPart> {
  const type = typeOf(headers);
  return { type, text: isRead(type) ? await unpacked(headers, body) : "" };
}

/** The returned message may say anything, and belongs to the person: it is never opened. */
function isRead(type: string): boolean {
  return /^(?:text\/(?:plain|html)|message\/(?:global-)?delivery-status)$/.test(type);
}

/** Undoes quoted-printable, base64 and the character set. What came without packing was read as letters before; only JIS hides letters in plain ASCII. */
async function unpacked(headers: Fields, body: string): Promise<string> {
  const encoding = headers.get("content-transfer-encoding") ?? "";
  const charset = parameterOf(headers, "charset") || "utf-8";
  const packed = /base64|quoted-printable/i.test(encoding) || /^iso-2022/i.test(charset);
  if (!packed) return body;
  // As text it is read in its own character set, whatever its type is and wherever it stands.
  const alone = `Content-Type: text/plain; charset="${charset}"\nContent-Transfer-Encoding: ${encoding}\n\n${body}`;
  const { text = "" } = await PostalMime.parse(alone);
  return text.replace(/\r\n?/g, "\n");
}

/** Without headers all of it is the body. */
function splitHeaders(text: string): Leaf {
  if (text.startsWith("\n")) return { headers: new Map(), body: text.slice(1) };
  if (!/^[!-9;-~]+[ \t]*:/.test(text)) return { headers: new Map(), body: text };
  const blank = text.search(/\n[ \t]*\n/);
  const head = blank === -1 ? text : text.slice(0, blank);
  return { headers: readFields(head), body: blank === -1 ? "" : text.slice(blank).replace(/^\n[ \t]*\n/, "") };
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

/** Without a word about it, a part is plain text (RFC 2045). */
function typeOf(headers: Fields): string {
  const [type = ""] = (headers.get("content-type") ?? "text/plain").split(/[;(]/, 1);
  return type.trim().toLowerCase();
}

/** A parameter of the content type: `boundary` of `multipart/report; boundary="b"`. Empty when there is none. */
function parameterOf(headers: Fields, name: string): string {
  const field = (headers.get("content-type") ?? "").slice(0, 2_000);
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field);
  return found?.[1] ?? found?.[2] ?? "";
}
