import type { DeliveryView } from "./code-status.ts";

/** What to say about the newest code. */
export interface DeliveryNews {
  /** Where the code is, as far as we sent it. `known`: sent, and what became of it is known. */
  status: NonNullable<DeliveryView["delivery"]>["state"] | "slow" | "over" | "known" | "unanswered";
  /** What its age tells while no report does: `usual` it may well be on its way, `slow`, or `lost`. */
  age: "usual" | "slow" | "lost" | null;
  evidence: DeliveryView["evidence"];
  /** Value of the fact `evidence` that is worth a look at the plan; `null` when nothing follows. */
  offer: string | null;
  /** Milliseconds until something else is to be said just because time passes; `null` when nothing will be. */
  changesIn: number | null;
}

/**
 * The news at `now` (epoch milliseconds, of the server's clock). Time is evidence where reports are not: up to the usual time all is well,
 * then it is slow, and a code that ran out is taken as lost. `null` without a ticket or a code.
 */
export function newsOf(view: DeliveryView, now: number): DeliveryNews | null {
  const { delivery, evidence, pace } = view;
  if (!view.ticket || !delivery) return null;
  if (delivery.state === "sending") {
    const left = Date.parse(delivery.requestedAt) + sendingSeconds * 1_000 - now;
    return left > 0 ? plain("sending", left) : plain("slow", null);
  }
  if (delivery.state === "failed" && delivery.failure === "no-answer") return plain("unanswered", null);
  if (delivery.state !== "sent") {
    const offer = delivery.failure === "country-refused" ? offered(view, "country-not-allowed") : null;
    return { ...plain(delivery.state, null), offer };
  }

  const end = delivery.codeExpiresAt === null ? null : Date.parse(delivery.codeExpiresAt);
  const isOver = end !== null && end <= now;
  const untilEnd = end === null || isOver ? null : end - now;
  if (evidence) {
    const status = evidence.stage === "failed" ? "known" : isOver ? "over" : "sent";
    const offer = offered(view, isOver && evidence.stage === "delayed" ? "expired" : evidence.cause);
    return { status, age: null, evidence, offer, changesIn: untilEnd };
  }
  if (isOver) return { status: "over", age: "lost", evidence, offer: offered(view, "expired"), changesIn: null };
  if (!pace) return plain("sent", untilEnd);
  const age = now - Date.parse(delivery.sentAt ?? delivery.requestedAt);
  const [usual, slow] = [pace.usual * 1_000, Math.max(pace.usual, pace.slow) * 1_000];
  const next = (at: number) => Math.min(at - age, untilEnd ?? Number.POSITIVE_INFINITY);
  if (age < usual) return { ...plain("sent", next(usual)), age: "usual" };
  if (age < slow) return plain("sent", next(slow));
  return { status: "sent", age: "slow", evidence, offer: offered(view, "slow"), changesIn: untilEnd };
}

/** A send that takes longer than this is called slow. */
const sendingSeconds = 10;

function offered({ offers }: DeliveryView, value: string): string | null {
  return offers.includes(value) ? value : null;
}

function plain(status: DeliveryNews["status"], changesIn: number | null): DeliveryNews {
  return { status, age: null, evidence: null, offer: null, changesIn };
}
