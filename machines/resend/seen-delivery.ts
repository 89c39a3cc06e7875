import type { Delivery } from "./delivery.ts";

/** What decides how much a ticket holder may see of a delivery. */
interface Seeing {
  /** The sign-in system does the same for every address, with an account or without, so what became of a code tells nobody who has one. */
  reports: boolean;
  /** How long a code works, in seconds. */
  lifeSeconds: number;
  now: Date;
}

/**
 * A delivery as its ticket holder may see it at `now`, and as all that is decided for them sees it. With `reports` that is what became of it. Without, it
 * follows from the time of the press alone, so it is the same whether or not there is an account: the sign-in system may refuse, be slow or say nothing
 * where there is none. Either way nothing but "sending" is seen for a fixed while, so that the speed of an answer tells nothing.
 */
export function seenDelivery(delivery: Delivery, { reports, lifeSeconds, now }: Seeing): Delivery {
  const { requestedAt, state, sentAt } = delivery;
  const shownFrom = secondsAfter(requestedAt, whileSeconds);
  if (now < shownFrom) return { ...delivery, state: "sending", failure: null, sentAt: null, codeExpiresAt: null };
  if (!reports)
    return {
      ...{ ...delivery, state: "sent", failure: null, sentAt: shownFrom },
      codeExpiresAt: secondsAfter(requestedAt, lifeSeconds),
    };
  return state === "sent" && sentAt !== null && sentAt < shownFrom ? { ...delivery, sentAt: shownFrom } : delivery;
}

/** Longer than a sign-in system usually takes to answer, and hardly noticed by somebody who waits for a message. */
const whileSeconds = 2;

function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1_000);
}
