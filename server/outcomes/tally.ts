import { sql } from "drizzle-orm";
import { type Outcome, outcomeOf } from "#machines/wizard/outcome.ts";
import { getContent } from "../content/content.ts";
import { type Database, database } from "../data/database.ts";
import { dayOf } from "../data/day-of.ts";
import { outcomes } from "../data/schema.ts";
import { log } from "../log/log.js";
import { count } from "../watch/count.js";

type Counts = Map<string, Outcome & { arrived: string; day: string; journeys: number }>;

declare global {
  /**
   * Counts what the page at a path says about a journey, if that is what is asked for: that it has `begun`, or `ended`. `first`: the path it began with,
   * where that is known. There where outcomes are counted.
   */
  var wizardOutcomes: { tally: typeof tally; counts: Counts } | undefined;
  var runningOutcomes: NodeJS.Timeout | undefined;
}

const writeEvery = 10_000;

/**
 * Counts journeys from now on, in memory, and adds them to the database every ten seconds: however many come, the sums cost six writes a minute (a mark one more, where it is used). A
 * process that is killed loses what it has not written.
 */
export function startOutcomes(opened: Database): void {
  globalThis.wizardOutcomes ??= { tally, counts: new Map() };
  globalThis.runningOutcomes ??= setInterval(() => void writeOutcomes(opened), writeEvery).unref();
}

function tally(path: string, kind: "begun" | "ended", first = path, now = new Date()): void {
  const counts = globalThis.wizardOutcomes?.counts;
  const outcome = outcomeOf(getContent(), path);
  if (!counts || !outcome || (outcome.end === "begun") !== (kind === "begun")) return;
  const { end, channel, step } = outcome;
  const arrived = outcomeOf(getContent(), first)?.channel ?? channel;
  const day = dayOf(now);
  const key = [day, end, arrived, channel, step].join(" ");
  counts.set(key, { ...outcome, arrived, day, journeys: (counts.get(key)?.journeys ?? 0) + 1 });
  count("journeys", { arrived, channel, end });
}

/** Adds what was counted to the database. Never throws: what cannot be written is kept for the next time. */
export async function writeOutcomes(opened?: Database): Promise<void> {
  const counts = globalThis.wizardOutcomes?.counts;
  if (!counts || counts.size === 0) return;
  const taken = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  counts.clear();
  try {
    await (opened ?? (await database()))
      .insert(outcomes)
      .values(taken.map(([, row]) => row))
      .onConflictDoUpdate({
        target: [outcomes.day, outcomes.end, outcomes.arrived, outcomes.channel, outcomes.step],
        set: { journeys: sql`${outcomes.journeys} + excluded.journeys` },
      });
  } catch (cause) {
    log("outcomes-not-written", {}, cause);
    for (const [key, row] of taken)
      counts.set(key, { ...row, journeys: row.journeys + (counts.get(key)?.journeys ?? 0) });
  }
}
