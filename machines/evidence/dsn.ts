import { z } from "zod";

/** What RFC 3464 calls an action. */
const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

/** One recipient of a delivery status report. */
export interface DsnRecipient {
  action: (typeof actions)[number];
  /** The status code, like `5.1.1`; empty when the report has none. */
  status: string;
  /** What the server said, without its type (`smtp;`). */
  diagnostic: string;
  /** `rfc822;j@example.com` → `j@example.com`. Personal: hash it, never store it. */
  recipient: string;
  /** Original-Envelope-Id of the whole report: what the sender called the message. Empty when there is none. */
  envelope: string;
}

/**
 * Reads a `message/delivery-status` report (RFC 3464): a block about the message, then one block for each recipient. A whole bounce mail
 * (`multipart/report`) is read too: the first such part counts. Blocks without a known action are left out. Never throws.
 */
export function parseDsn(text: string): DsnRecipient[] {
  const body = statusPart(text.replace(/\r\n?/g, "\n"));
  const blocks = body.split(/\n[ \t]*\n/).map(readFields);
  const envelope = blocks.map((fields) => fields.get("original-envelope-id")).find((id) => id) ?? "";
  return blocks.flatMap((fields) => {
    const action = z.enum(actions).safeParse(withoutComment(fields.get("action") ?? "").toLowerCase());
    if (!action.success) return [];
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get("status") ?? "")?.[0] ?? "";
    return [
      {
        action: action.data,
        status,
        diagnostic: withoutType(fields.get("diagnostic-code") ?? ""),
        recipient: withoutType(fields.get("final-recipient") ?? fields.get("original-recipient") ?? ""),
        envelope,
      },
    ];
  });
}

function statusPart(text: string): string {
  const start = /^content-type:[ \t]*message\/(?:global-)?delivery-status\b/im.exec(text);
  if (!start) return text;
  const rest = text.slice(start.index);
  const blank = rest.search(/\n[ \t]*\n/);
  const body = blank === -1 ? "" : rest.slice(blank).replace(/^\s+/, "");
  const end = body.search(/^--[^\s]/m);
  return end === -1 ? body : body.slice(0, end);
}

/** `Name: value` lines; a line that begins with white space continues the one before (RFC 5322). The first of two equal names counts. */
function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  const unfolded = block.replace(/\n[ \t]+/g, " ");
  for (const line of unfolded.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function withoutType(value: string): string {
  return value.replace(/^[a-z0-9-]+[ \t]*;[ \t]*/i, "").trim();
}

function withoutComment(value: string): string {
  const comment = value.indexOf("(");
  return (comment === -1 ? value : value.slice(0, comment)).trim();
}
