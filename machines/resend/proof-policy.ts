import type { DeliveryChannel } from "../words.ts";

/** The numbers of `policy.resend.proof` in content/settings.yaml. */
export interface ProofPolicy {
  /** The n-th text asked for here, for one sign-in or to one number within a day, needs a proof of work. At least 2. */
  from: number;
  /** How many keys a browser derives at most to find the right one. */
  rounds: number;
  /** Without a proof, the wait before such a text is longer by this, in seconds. */
  wait: number;
}

/** Whether the next send asks for a proof of work. `earlier`: our sends so far; a channel that costs nothing never asks. */
export function asksForProof(
  policy: ProofPolicy | undefined,
  channel: DeliveryChannel,
  earlier: { challenge: unknown[]; destination: unknown[] },
): policy is ProofPolicy {
  const most = Math.max(earlier.challenge.length, earlier.destination.length);
  return channel === "sms" && policy !== undefined && most + 1 >= policy.from;
}
