/** Where one sent code is. Moves forward only. `expired-before-send`: it would have arrived too late, so it certainly was not sent. */
export const deliveryStates = ["sending", "sent", "failed", "expired-before-send"] as const;

/** Why a code could not be sent. Each has a sentence in `content/interface/<locale>.yaml` under `resend.failed`, and the table of deliveries holds nothing else. */
export const sendFailures = [
  "challenge-over", // the sign-in it was for is over
  "too-many", // the provider's own limit for the destination
  "country-refused", // the provider does not send there
  "unreachable", // nothing can ever arrive there: a landline, no such address, a list of those who asked for nothing more
  "no-answer", // asked, but nobody said whether it went out; it may have
  "refused", // any other word
] as const;
export type SendFailure = (typeof sendFailures)[number];

/** One code that was asked for here, or the first one, which the sign-in site sent by itself. */
export interface Delivery {
  /** `first` for the code of the sign-in site. */
  id: string;
  challenge: string;
  destinationHash: string;
  /** Seconds until the next press, as decided and shown when this one was accepted; `null` where the policy of today says. */
  waitSeconds: number | null;
  state: (typeof deliveryStates)[number];
  /** Only with `failed`. */
  failure: SendFailure | null;
  requestedAt: Date;
  sentAt: Date | null;
  codeExpiresAt: Date | null;
}
