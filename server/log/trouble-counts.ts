import type { Logger } from "pino";
import { kinds } from "./kinds/kinds.js";

/**
 * How often each kind of trouble with the set-up has happened in this process since it started: every such kind that there is, with 0 for those that never
 * happened. What each means and what to do stands in docs/log.md.
 */
export function troubleCounts(): ReadonlyMap<string, number> {
  const counts = globalThis.wizardLog?.counts;
  const ofSetUp = Object.entries(kinds).filter(([, kind]) => "setUp" in kind);
  return new Map(ofSetUp.map(([kind]) => [kind, counts?.get(kind) ?? 0]));
}

/** A line that was just written, while more of the same are only counted. */
export interface HeldLine {
  leftOut: number;
  /** Writes the latest of those that were left out. */
  tell: () => void;
}

interface LogState {
  counts: Map<string, number>;
  held: Map<string, HeldLine>;
  logger: Logger;
  /** Hears lines in place of the output: tests only. */
  hear: ((line: string) => void) | null;
}

declare global {
  var wizardLog: LogState | undefined;
}
