import type { TicketFacts } from "../ticket.js";

/** Somebody who waits for a code by mail. */
export const facts: TicketFacts = {
  account: "user-1",
  address: "jo@mail.example",
  challenge: "challenge-1",
  channel: "email",
  sent_at: 1795356060,
  code_expires_at: 1795356660,
};
