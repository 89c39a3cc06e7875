import type { DeliveryView, Refusal } from "#machines/code-status/code-status.ts";
import { getContent } from "../content/content.ts";
import { type Database, database } from "../data/database.ts";
import { env } from "../env.ts";
import { readTicket, type Ticket, ticketKeys } from "../tickets/ticket.ts";
import { bindTicket } from "../tickets/ticket-binding.ts";
import { addressBlockOf } from "./address-block-hash.ts";
import { readFindings, withEvidence } from "./delivery-evidence.ts";
import { describeDelivery, describeRefusal } from "./delivery-view.ts";
import { type Asker, readPast } from "./known-code.ts";
import { wakeOutbox } from "./outbox.ts";
import { pastToShow, type ResendAnswer, type ResendRules, requestResend } from "./press.ts";
import { createProof, readProof } from "./proof-of-work.ts";

/** What a request brings: the values of the cookies of the same names, and the `X-Forwarded-For` that proxies wrote. */
export interface Visitor {
  ticket?: string | undefined;
  browser?: string | undefined;
  forwardedFor?: string | null | undefined;
  /** There when the browser can prove work; `payload` is the proof for this press. */
  proof?: { payload: string | null } | undefined;
}

/** What this browser may know about its code at `now`. Never throws: what cannot be known is a refusal in the view. */
export async function getDeliveryView(visitor: Visitor, now = new Date()): Promise<DeliveryView> {
  return withTicket(visitor, now, async (opened, asker) => {
    const view = await currentView(opened, asker, now);
    return env().resend ? view : { ...view, resend: describeRefusal("unavailable", now).resend };
  });
}

/** One press on "Send a new code" by this browser at `now`. Never throws; a press that leads to nothing says why in the view. */
export async function pressResend(visitor: Visitor, now = new Date()): Promise<ResendAnswer> {
  if (!env().resend) return { accepted: false, view: await getDeliveryView(visitor, now) };
  let accepted = false;
  const view = await withTicket(visitor, now, async (opened, asker) => {
    const before = await currentView(opened, asker, now);
    if (before.resend.refusal === "cannot-arrive") return before;
    const answer = await requestResend(opened, asker, resendRules(), now);
    accepted = answer.accepted;
    return addEvidence(opened, asker.ticket, answer.view);
  });
  if (accepted) wakeOutbox();
  return { accepted, view };
}

/** A puzzle for this browser, `null` when it may not ask for codes. Throws only when the database does not answer. */
export async function getProofPuzzle(visitor: Visitor, now = new Date()) {
  const { ticket } = await admitTicket(visitor, now);
  const rounds = resendRules().policy.proof?.rounds;
  return ticket && env().resend && rounds ? createProof(ticket, rounds, now) : null;
}

/** The numbers of the settings in force. */
export function resendRules(): ResendRules {
  const { email, sms, resend } = getContent().settings.policy;
  return {
    policy: resend,
    lifeSeconds: { email: email.life, sms: sms.life },
    usualSeconds: { email: email.usual, sms: sms.usual },
  };
}

async function currentView(opened: Database, asker: Asker, now: Date): Promise<DeliveryView> {
  const { policy } = resendRules();
  const past = await readPast(opened, asker, policy, now);
  const view = describeDelivery(asker.ticket, pastToShow(past, asker, policy), policy, now);
  return addEvidence(opened, asker.ticket, view);
}

async function addEvidence(opened: Database, ticket: Ticket, view: DeliveryView): Promise<DeliveryView> {
  return withEvidence(view, ticket, await readFindings(opened, ticket.challenge), getContent());
}

async function withTicket(
  visitor: Visitor,
  now: Date,
  answer: (opened: Database, asker: Asker) => Promise<DeliveryView>,
): Promise<DeliveryView> {
  try {
    const { ticket, refusal } = await admitTicket(visitor, now);
    if (!ticket) return describeRefusal(refusal, now);
    const addressBlock = addressBlockOf(visitor.forwardedFor ?? null);
    const proof = visitor.proof && { solved: await readProof(visitor.proof.payload, ticket, now) };
    return await answer(await database(), { ticket, addressBlock, proof });
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
  { ticket: jws, browser }: Visitor,
  now: Date,
): Promise<{ ticket: Ticket; refusal?: undefined } | { ticket?: undefined; refusal: Refusal }> {
  if (!jws) return { refusal: "no-ticket" };
  const read = await readTicket(jws, now, ticketKeys());
  if (!read.ticket) return { refusal: read.refusal };
  const bound = browser ? await bindTicket(await database(), read.ticket, browser) : "ticket-used";
  return bound === "ours" ? { ticket: read.ticket } : { refusal: bound };
}
