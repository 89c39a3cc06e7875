import type { NoCode } from "#machines/resend/known-code.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import { database } from "../data/database.ts";
import { log } from "../log/log.js";
import { withKnownClaims } from "./known-claims.ts";
import { readTicket } from "./ticket.ts";
import { bindTicket } from "./ticket-binding.ts";
import { ticketKeys } from "./ticket-keys.ts";

/** The cookies of a browser: the ticket itself, and the random value that tells this browser from others. */
export interface TicketCookies {
  ticket?: string | undefined;
  browser?: string | undefined;
}

/**
 * The ticket of this browser, if it may use it: signed, alive and shown first by this browser (which this call settles).
 * Throws only when the database does not answer.
 */
export async function admitTicket(
  { ticket: jws, browser }: TicketCookies,
  now: Date,
): Promise<{ ticket: Ticket } | NoCode> {
  if (!jws) {
    log("no-ticket");
    return { ticket: null, refusal: "no-ticket" };
  }
  const read = await readTicket(jws, now, ticketKeys());
  if (!read.ticket) return { ticket: null, refusal: read.refusal };
  const bound = browser ? await bindTicket(await database(), read.ticket, browser) : "ticket-used";
  if (bound === "ours") return { ticket: withKnownClaims(read.ticket) };
  log("ticket-used", { hasBrowserCookie: browser !== undefined });
  return { ticket: null, refusal: bound };
}
