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

/** What came of asking a gateway to send one code. The gateway puts the words of its sign-in system or provider into these. */
export type SendResult =
  | { outcome: "sent"; codeExpiresAt?: Date }
  /** For good; asking again is pointless. */
  | { outcome: "refused"; reason: SendFailure }
  /** Certainly not sent; ask again later, and not before `retryAfterSeconds` when that is told. */
  | { outcome: "later"; retryAfterSeconds?: number }
  /** Perhaps sent; ask again with the same id. */
  | { outcome: "unknown" };
