import type { Cause, Finding } from "./cause.ts";

/** One line of a vocabulary: what these codes, these words, or both together mean. */
export interface Rule {
  codes: readonly RegExp[];
  texts: readonly RegExp[];
  cause: Cause;
  confidence: Finding["confidence"];
  /** Not set: by the class of the code (4 = no, 5 = yes), else unknown. */
  permanent: Finding["permanent"] | undefined;
  who: Finding["who"];
  /** Whether the rule itself says who, rather than taking what is usual for its cause. */
  ownWho: boolean;
  /** `file:line`, to find the reason of a finding. */
  at: string;
}

/** What the codes of every provider mean, ready to be asked. */
export interface DeliveryCodes {
  /** Vocabulary → its rules; the first that fits wins. */
  vocabularies: ReadonlyMap<string, readonly Rule[]>;
  /** Vocabulary → the one asked next: mail services pass on what the mail server said. */
  next: ReadonlyMap<string, string>;
}

/** Knows nothing: every report is `unknown`. */
export const noDeliveryCodes: DeliveryCodes = { vocabularies: new Map(), next: new Map() };
