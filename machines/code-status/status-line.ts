import type { CodeStatus } from "./code-status.ts";

/** What the line about the newest code says at one moment. */
export interface StatusLine {
  /** Where the code is, as far as we sent it. `known`: sent, and what became of it is known; `asked`: no more may be known than that it was asked for here. */
  state: NonNullable<CodeStatus["delivery"]>["state"] | "slow" | "over" | "known" | "unanswered" | "asked";
  /** What its age tells while no delivery event does: `usual` it may well be on its way, `slow`, or `lost`. */
  age: "usual" | "slow" | "lost" | null;
  evidence: CodeStatus["evidence"];
  /** Value of the fact `evidence` that is worth a look at the plan; `null` when nothing follows. */
  offer: string | null;
  /** The clock, or a report that is certain, says so. */
  isSure: boolean;
  /** Milliseconds until something else is to be said just because time passes; `null` when nothing will be. */
  changesIn: number | null;
}

/**
 * The line about a code status at `now` (epoch milliseconds, of the server's clock). Time is evidence where delivery events are not: up to the
 * usual time all is well, then it is slow, and a code that ran out is taken as lost. `null` without a ticket or a code.
 */
export function statusLine(status: CodeStatus, now: number): StatusLine | null {
  const { ticket, delivery, evidence, pace } = status;
  if (!ticket || !delivery) return null;
  const sent = ticket.reports || delivery.id === "first" ? "sent" : "asked";
  if (delivery.state === "sending") {
    const left = Date.parse(delivery.requestedAt) + sendingSeconds * 1_000 - now;
    return left > 0 ? plain("sending", left) : plain("slow", null);
  }
  if (delivery.state === "failed" && delivery.failure === "no-answer") return plain("unanswered", null);
  if (delivery.state !== "sent") {
    const offer = delivery.failure === "country-refused" ? offered(status, "country-not-allowed") : null;
    return { ...plain(delivery.state, null), offer };
  }

  const end = delivery.codeExpiresAt === null ? null : Date.parse(delivery.codeExpiresAt);
  const isOver = end !== null && end <= now;
  const untilEnd = end === null || isOver ? null : end - now;
  if (evidence) {
    const state = evidence.stage === "failed" ? "known" : isOver ? "over" : "sent";
    const offer = offered(status, isOver && evidence.stage === "delayed" ? "expired" : evidence.cause);
    const isSure = evidence.confidence === "certain" || offer === "expired";
    return { state, age: null, evidence, offer, isSure, changesIn: untilEnd };
  }
  if (isOver) return { ...plain("over", null), age: "lost", offer: offered(status, "expired") };
  if (!pace) return plain(sent, untilEnd);
  const age = now - Date.parse(delivery.sentAt ?? delivery.requestedAt);
  const [usual, slow] = [pace.usual * 1_000, Math.max(pace.usual, pace.slow) * 1_000];
  const next = (at: number) => Math.min(at - age, untilEnd ?? Number.POSITIVE_INFINITY);
  if (age < usual) return { ...plain(sent, next(usual)), age: "usual" };
  if (age < slow) return plain(sent, next(slow));
  return { ...plain(sent, untilEnd), age: "slow", offer: offered(status, "slow") };
}

/** A send that takes longer than this is called slow. */
const sendingSeconds = 10;

function offered({ offers }: CodeStatus, value: string): string | null {
  return offers.includes(value) ? value : null;
}

function plain(state: StatusLine["state"], changesIn: number | null): StatusLine {
  return { state, age: null, evidence: null, offer: null, isSure: true, changesIn };
}
