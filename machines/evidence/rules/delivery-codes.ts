import type { Cause, Finding } from "../cause.ts";
import type { Phase } from "../reply/phase.ts";
import type { Pattern } from "./pattern.ts";

/** One line of a vocabulary: what these codes, these words, or both together mean. */
export interface Rule {
  codes: readonly Pattern[];
  /** Not set: the codes alone decide. A line with several patterns becomes several rules. */
  text: Pattern | undefined;
  /** Gives way to a clear reason in the same text: what only tells what came of it (no connection, given up), or could mean much. */
  vague: boolean;
  /** Not set for most. Otherwise the rule speaks for replies at this moment that give no usable reason. */
  phase: Phase | undefined;
  cause: Cause;
  confidence: Finding["confidence"];
  /** Not set: by the class of the code (4 = no, 5 = yes), else unknown. */
  permanent: Finding["permanent"] | undefined;
  who: Finding["who"];
  /** Whether the rule itself says who, rather than taking what is usual for its cause. */
  ownWho: boolean;
  /** How exact it is: what it demands of code and words. */
  weight: number;
  /** `file:line`, to find the reason of a finding. */
  at: string;
  /** Address of what it was taken from. */
  source: string;
}

/** What the codes of every provider mean, ready to be asked. */
export interface DeliveryCodes {
  /** Vocabulary → its rules, the most exact first, so that the first that fits wins, wherever it is written. */
  vocabularies: ReadonlyMap<string, readonly Rule[]>;
  /** Vocabulary → the one asked next: mail services pass on what the mail server said. */
  next: ReadonlyMap<string, string>;
}

/** Knows nothing: every report is `unknown`. */
export const noDeliveryCodes: DeliveryCodes = { vocabularies: new Map(), next: new Map() };
