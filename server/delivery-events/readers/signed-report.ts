import { longestRead } from "#machines/evidence/report/mail.ts";
import { readFront } from "../../raw-body.ts";
import { type Reading, unsigned } from "../reported-event.ts";
import { eventsOfReport } from "./own-system.ts";
import { standardSignature } from "./standard-webhook.ts";

/** What a mail may weigh: a report returns the message. */
const longestReport = 10 * 1_024 * 1_024;

/** Whether a request of the customer's own system brings a mail rather than an event. */
export function isReport(headers: Headers): boolean {
  return /^(message\/|multipart\/report)/i.test(headers.get("content-type") ?? "");
}

/**
 * A bounce mail, signed as Standard Webhooks describes. All of it is proven, but only its front is kept, where the report stands, so that nobody fills
 * the memory with returned messages. `null` when it is longer than any mail.
 */
export async function readSignedReport(request: Request, secret: string, now: Date): Promise<Reading | null> {
  const signature = standardSignature(request.headers, secret, now);
  const front = await readFront(request, { limit: longestReport, keep: longestRead, each: signature.add });
  if (!front) return null;
  const trouble = signature.trouble();
  if (trouble) return { ...unsigned, trouble };
  const id = request.headers.get("webhook-id") ?? request.headers.get("svix-id") ?? "";
  const seconds = Number(request.headers.get("webhook-timestamp") ?? request.headers.get("svix-timestamp"));
  const text = lettersOf(front);
  // The mail may come without its own headers, with its type as that of the request.
  const mail = text.startsWith("--") ? `Content-Type: ${request.headers.get("content-type")}\n\n${text}` : text;
  return eventsOfReport(mail, id, new Date(seconds * 1_000));
}

/** Mails are UTF-8 today, and what is not comes from an old server that writes Western letters. The end may be cut within a letter. */
function lettersOf(front: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(front, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(front);
  }
}
