import type { DeliveryView } from "#machines/code-status/code-status.ts";
import type { Content } from "#machines/content/content.ts";
import type { Cause } from "#machines/evidence/cause.ts";
import type { DeliveryEvidence } from "#machines/evidence/fold.ts";
import { readMaskedDestination } from "#machines/input/masked-destination.ts";
import { offersOf } from "#machines/plan/evidence-offer.ts";
import type { Database } from "../data/database.ts";
import { findingsOf } from "../delivery-events/read-evidence.ts";
import type { Ticket } from "../tickets/ticket.ts";

/** What the delivery reports say about the codes of the challenge; nothing when they cannot be read: the wizard works without. Never throws. */
export async function readFindings(database: Database, challenge: string): Promise<DeliveryEvidence[]> {
  try {
    return await findingsOf(database, challenge);
  } catch (cause) {
    console.error("delivery reports cannot be read, the wizard works without them", cause);
    return [];
  }
}

/** The view with what reports, the clock and the visible part of the destination tell about its newest code. */
export function withEvidence(
  view: DeliveryView,
  ticket: Ticket,
  findings: readonly DeliveryEvidence[],
  content: Content,
): DeliveryView {
  const { usual, slow } = content.settings.policy[ticket.channel];
  const evidence = evidenceOf(view.delivery, ticket, findings);
  const hint = ticket.channel === "email" ? readMaskedDestination(ticket.destination, ticket.destination_domain) : none;
  const offers = offersOf(content, ticket.channel, [evidence?.cause ?? "unknown", ...byItself]);
  const known = {
    ...view,
    evidence,
    offers,
    pace: { usual, slow },
    ticket: view.ticket && { ...view.ticket, ...hint },
  };
  if (!evidence || !isHopeless(evidence)) return known;
  const resend = {
    ...view.resend,
    state: "refused" as const,
    refusal: "cannot-arrive" as const,
    retryAfterSeconds: null,
  };
  return { ...known, resend };
}

/** Values that need no report: time tells them, or the answer of the gateway. */
const byItself = ["slow", "expired", "country-not-allowed"];

const none = { provider: null, meant: null };

/** Nothing the person can do makes a further code arrive at the same address or number. */
const hopeless: readonly Cause[] = ["suppressed", "country-not-allowed", "cannot-receive-texts"];

/** Whether a further code is sure to fail like the newest one; a guess is not enough to take the button away. */
function isHopeless({ stage, cause, confidence }: NonNullable<DeliveryView["evidence"]>): boolean {
  return stage === "failed" && hopeless.includes(cause) && confidence !== "weak";
}

const clockSkew = 60_000;

/**
 * The finding about the newest code. One that names no delivery of ours is about it when it is not older than the code: what was true of
 * an earlier code may be mended by now.
 */
function evidenceOf(
  delivery: DeliveryView["delivery"],
  ticket: Ticket,
  findings: readonly DeliveryEvidence[],
): DeliveryView["evidence"] {
  if (!delivery) return null;
  const sentAt = delivery.id === "first" ? ticket.sent_at * 1_000 : Date.parse(delivery.requestedAt);
  const own = findings.find((finding) => finding.delivery === delivery.id);
  const found =
    own ?? findings.find((finding) => finding.delivery === null && finding.since.getTime() >= sentAt - clockSkew);
  if (!found?.finding || found.channel !== ticket.channel || found.stage === "sent") return null;
  const { cause, who, confidence } = found.finding;
  return { stage: found.stage, cause, who, confidence, at: found.at.toISOString() };
}
