import { randomBytes } from "node:crypto";
import type { Ticket } from "#machines/resend/ticket.ts";

/** A ticket whose first code was sent at `sentAt`; each has its own challenge and destination unless told otherwise. */
export function ticketFor(sentAt: Date, claims: Partial<Ticket> = {}): Ticket {
  const second = Math.floor(sentAt.getTime() / 1000);
  return {
    sub: randomBytes(16).toString("hex"),
    jti: randomBytes(12).toString("base64url"),
    iat: second,
    exp: second + 900,
    challenge: randomBytes(12).toString("base64url"),
    channel: "email",
    destination: "j•••@g•••.com",
    destination_hash: randomBytes(32).toString("hex"),
    sent_at: second,
    code_expires_at: second + 600,
    reports: true,
    ...claims,
  };
}
