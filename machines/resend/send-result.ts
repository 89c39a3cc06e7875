import type { SendFailure } from "./delivery.ts";

/** What came of asking a gateway to send one code. The gateway puts the words of its sign-in system or provider into these. */
export type SendResult =
  | { outcome: "sent"; codeExpiresAt?: Date }
  /** For good; asking again is pointless. */
  | { outcome: "refused"; reason: SendFailure }
  /** Certainly not sent; ask again later, and not before `retryAfterSeconds` when that is told. */
  | { outcome: "later"; retryAfterSeconds?: number }
  /** Perhaps sent; ask again with the same id, and not before `retryAfterSeconds` when that is told. */
  | { outcome: "unknown"; retryAfterSeconds?: number };
