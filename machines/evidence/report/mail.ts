import { decodeBody } from "./decode-body.ts";

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
const deepest = 6;
const mostParts = 40;

/** Takes a mail (RFC 5322, 2045) apart, however broken. Never throws. */
export function readMail(raw: string): Mail {
  const text = raw
    .slice(0, longestRead)
    .replace(/\r\n?/g, "\n")
    .replace(/^\s*(?:From [^\n]*\n)?/, "");
  const { headers, body } = splitHeaders(text);
  const parts: MailPart[] = [];
  collect(headers, body, parts, 0);
  return { headers, parts };
}

function collect(headers: Fields, body: string, parts: MailPart[], depth: number): void {
  if (parts.length >= mostParts) return;
  const given = headers.get("content-type") ?? "text/plain";
  const type = given.split(";", 1).join("").trim().toLowerCase();
  const boundary = type.startsWith("multipart/") ? parameterOf(given, "boundary") : "";
  const inner = boundary && depth < deepest ? split(body, boundary) : [];
  for (const part of inner) {
    const { headers: own, body: rest } = splitHeaders(part);
    collect(own, rest, parts, depth + 1);
  }
  if (inner.length > 0) return;
  // The returned message may say anything, and belongs to the person.
  const returned =
    depth > 0 && /^(message\/(global|rfc822|partial)|text\/rfc822-headers|message\/global-headers)$/.test(type);
  parts.push({
    type,
    text: returned
      ? ""
      : decodeBody(body, headers.get("content-transfer-encoding") ?? "", parameterOf(given, "charset")),
  });
}

function split(body: string, boundary: string): string[] {
  const lines = `\n${body}`.split(`\n--${boundary}`);
  const end = lines.findIndex((line, at) => at > 0 && line.startsWith("--"));
  return lines.slice(1, end === -1 ? undefined : end).map((part) => part.replace(/^[^\n]*\n/, ""));
}

/** Without headers all of it is the body. */
function splitHeaders(text: string): { headers: Fields; body: string } {
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

/** A parameter of a field: `boundary` of `multipart/report; boundary="b"`. Empty when there is none. */
export function parameterOf(field: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field.slice(0, 2_000));
  return found?.[1] ?? found?.[2] ?? "";
}
