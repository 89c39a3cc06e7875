import type { Cause, Confidence, Finding } from "../evidence/cause.ts";
import type { DeliveryEvidence } from "../evidence/fold.ts";
import type { Delivery } from "./delivery.ts";
import type { TicketRefusal } from "./refusal.ts";
import type { WideBucket } from "./resend-policy.ts";
import type { Ticket } from "./ticket.ts";

/** All that bears on the code of one browser: what is decided and what is shown follow from this, the settings and the clock alone. */
export type Known = KnownCode | NoCode;

export interface KnownCode {
  ticket: Ticket;
  /** What became of a code may be known: the sign-in system does the same for every address. Without, deliveries go by the clock and evidence is empty. */
  reports: boolean;
  /** All deliveries of the challenge, and those of the last day to the destination, in any order, as the ticket holder may see them. */
  deliveries: readonly Delivery[];
  /** For each wide bucket that a press falls into: when its n-th newest send was (epoch seconds), n being what it allows; `null` when there were fewer. */
  wide: Readonly<Partial<Record<WideBucket, number | null>>>;
  /** What delivery events tell about the codes of the challenge, the newest first. Empty when they tell nothing, or cannot be read. */
  evidence: readonly DeliveryEvidence[];
  /** The browser can prove work, so it is not asked for a longer wait instead. */
  canProve: boolean;
  /** This site has a gateway that sends. */
  hasGateway: boolean;
}

/** A browser that may not know anything but why. */
export interface NoCode {
  ticket: null;
  refusal: TicketRefusal;
}

/** What delivery events tell about one code. */
export interface CodeEvidence {
  stage: "delayed" | "delivered" | "failed";
  cause: Cause;
  who: Finding["who"];
  confidence: Confidence;
  at: Date;
}

/** Our deliveries of the challenge. */
export function ownDeliveries({ ticket, deliveries }: KnownCode): Delivery[] {
  return deliveries.filter(({ challenge }) => challenge === ticket.challenge);
}

/** The newest code that went out, or is about to; the one of the sign-in site while we have sent none. */
export function newestDelivery(known: KnownCode): Delivery {
  const newestFirst = ownDeliveries(known).toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime());
  return newestFirst[0] ?? firstDelivery(known.ticket);
}

/**
 * The evidence about the newest code; `null` when there is none. Events that name no delivery of ours are about it when they are not older than
 * the code: what was true of an earlier code may be mended by now.
 */
export function newestEvidence(known: KnownCode): CodeEvidence | null {
  const { id, requestedAt } = newestDelivery(known);
  const { evidence, ticket } = known;
  const since = requestedAt.getTime() - clockSkew;
  const found =
    evidence.find(({ delivery }) => delivery === id) ??
    evidence.find((one) => one.delivery === null && one.since.getTime() >= since);
  if (!found?.finding || found.channel !== ticket.channel || found.stage === "sent") return null;
  const { cause, who, confidence } = found.finding;
  return { stage: found.stage, cause, who, confidence, at: found.at };
}

/** Between the clocks of providers and ours, in milliseconds. */
const clockSkew = 60_000;

/** The code that the sign-in site sent before it sent the person to us. */
function firstDelivery({ challenge, destination_hash, sent_at, code_expires_at }: Ticket): Delivery {
  const sentAt = new Date(sent_at * 1000);
  return {
    ...{ id: "first", challenge, destinationHash: destination_hash, waitSeconds: null },
    ...{ state: "sent", failure: null, requestedAt: sentAt, sentAt, codeExpiresAt: new Date(code_expires_at * 1000) },
  };
}
