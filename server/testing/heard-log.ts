import { onTestFinished } from "vitest";
import { log } from "../log/log.js";
import { lineSchema } from "../log/pretty.js";

/** What the log of this process says from now on, every level of it, until the test is over. */
export function hearLog() {
  const heard = hearAlways();
  onTestFinished(heard.stop);
  return heard;
}

/** The same for several tests. */
export function hearAlways() {
  const raw: string[] = [];
  // The first line makes the logger.
  log("no-ticket");
  const state = globalThis.wizardLog;
  if (!state) throw new Error("there is no log");
  const { level } = state.logger;
  state.logger.level = "debug";
  state.held.clear();
  state.hear = (line) => void raw.push(line);
  return {
    /** As they were written. */
    raw,
    lines: () => raw.map((line) => lineSchema.parse(JSON.parse(line))),
    /** Those of one kind. */
    of: (kind: string) => raw.map((line) => lineSchema.parse(JSON.parse(line))).filter((line) => line.kind === kind),
    kinds: () => raw.map((line) => lineSchema.parse(JSON.parse(line)).kind),
    /** What is held back is forgotten, so the next line is written. */
    forgetHeld: () => state.held.clear(),
    /** As if nothing had been written. */
    forget() {
      raw.length = 0;
      state.held.clear();
    },
    stop() {
      state.hear = null;
      state.logger.level = level;
      state.held.clear();
    },
  };
}
