import type { DeliveryView, Refusal } from "#machines/delivery";
import { getContent } from "./content.ts";
import { type Database, database } from "./database.ts";
import { describeDelivery, describeRefusal } from "./delivery-view.ts";
import { env } from "./env.ts";
import { wakeOutbox } from "./outbox.ts";
import { type ResendAnswer, type ResendRules, requestResend, sendsOf } from "./resend.ts";
import { readTicket, type Ticket, ticketKeys } from "./ticket.ts";
import { bindTicket } from "./ticket-binding.ts";

/** The values of the cookies of the same names. */
export interface VisitorCookies {
  ticket?: string | undefined;
  browser?: string | undefined;
}

/** What this browser may know about its code at `now`. Never throws: what cannot be known is a refusal in the view. */
export async function getDeliveryView(cookies: VisitorCookies, now = new Date()): Promise<DeliveryView> {
  return withTicket(cookies, now, async (opened, ticket) => {
    const view = describeDelivery(ticket, await sendsOf(opened, ticket, now), resendRules().policy, now);
    return env().resend ? view : { ...view, resend: describeRefusal("unavailable", now).resend };
  });
}

/** One press on "Send a new code" by this browser at `now`. Never throws; a press that leads to nothing says why in the view. */
export async function pressResend(cookies: VisitorCookies, now = new Date()): Promise<ResendAnswer> {
  if (!env().resend) return { accepted: false, view: await getDeliveryView(cookies, now) };
  let accepted = false;
  const view = await withTicket(cookies, now, async (opened, ticket) => {
    const answer = await requestResend(opened, ticket, resendRules(), now);
    accepted = answer.accepted;
    return answer.view;
  });
  if (accepted) wakeOutbox();
  return { accepted, view };
}

/** The numbers of the settings in force. */
export function resendRules(): ResendRules {
  const { email, sms, resend } = getContent().settings.policy;
  return { policy: resend, lifeSeconds: { email: email.life, sms: sms.life } };
}

async function withTicket(
  cookies: VisitorCookies,
  now: Date,
  answer: (opened: Database, ticket: Ticket) => Promise<DeliveryView>,
): Promise<DeliveryView> {
  try {
    const admitted = await admitTicket(cookies, now);
    return admitted.refusal ? describeRefusal(admitted.refusal, now) : await answer(await database(), admitted.ticket);
  } catch (cause) {
    console.error("resend is unavailable", cause);
    return describeRefusal("unavailable", now);
  }
}

/**
 * The ticket of this browser, if it may use it: signed, alive and shown first by this browser (which this call settles).
 * Throws only when the database does not answer.
 */
export async function admitTicket(
  { ticket: jws, browser }: VisitorCookies,
  now: Date,
): Promise<{ ticket: Ticket; refusal?: undefined } | { ticket?: undefined; refusal: Refusal }> {
  if (!jws) return { refusal: "no-ticket" };
  const read = await readTicket(jws, now, ticketKeys());
  if (!read.ticket) return { refusal: read.refusal };
  const bound = browser ? await bindTicket(await database(), read.ticket, browser) : "ticket-used";
  return bound === "ours" ? { ticket: read.ticket } : { refusal: bound };
}
