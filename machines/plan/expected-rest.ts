import type { Content } from "../content/content.ts";
import type { PlaceId } from "../content/place.ts";
import type { Channel } from "../words.ts";
import { shows, trialSeconds } from "./content-model.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { PlanEntry } from "./plan-entry.ts";

/** How likely each check of a plan is, by its id. */
export function likelihoodById(plan: readonly PlanEntry[]): ReadonlyMap<string, number> {
  return new Map(plan.flatMap((entry) => (entry.kind === "check" ? [[entry.check.id, entry.likelihood]] : [])));
}

/** What lies ahead, in expectation. */
export interface Rest {
  /** Pages, the one in front included. */
  pages: number;
  /** Until the person is in, or at a person. */
  seconds: number;
}

interface Ahead {
  /** What is open, in order; the first is the page in front. */
  entries: readonly PlanEntry[];
  /** How likely each check of the plan is. */
  likely: ReadonlyMap<string, number>;
  /** Checks that were fixed, and wait for their trial. */
  fixed: ReadonlySet<string>;
}

/**
 * How many pages are left, and how long they take, until the person is in or a person takes over. Each page counts as likely as it is reached: whoever is helped
 * on the way sees no more of them. Never more pages than there are.
 */
export function expectedRest(content: Content, channel: Channel, { entries, likely, fixed }: Ahead): Rest {
  const chanceOf = (id: string) => likely.get(id) ?? 0;
  const helped = entriesBeforeHelp(entries);
  const whole = open(entries).reduce((sum, id) => sum + chanceOf(id), sumOf([...fixed], chanceOf));
  let reach = 1;
  let place: PlaceId | null = null;
  const rest: Rest = { pages: 0, seconds: 0 };
  const meet = (share: number, seconds: number) => {
    rest.pages += share;
    rest.seconds += share * seconds;
  };
  let untested = sumOf([...fixed], chanceOf) / (whole || 1);
  for (const [index, entry] of helped.entries()) {
    if (entry.kind === "check") {
      const { check } = entry;
      const opening = check.place === place ? 0 : content.places[check.place].opening;
      place = check.place;
      meet(reach, check.effort + likelihoodTable.reading + opening);
      const share = chanceOf(check.id) / (whole || 1);
      if (shows(check)) reach = Math.max(0, reach - share);
      else untested += share;
    } else if (entry.kind === "trial") {
      // The page in front is there, and so is a trial that something waits for.
      const isDue = index === 0 || entry.tests.some((id) => fixed.has(id));
      const changed = Math.min(reach, untested + likelihoodTable.changing * (reach - untested));
      meet(isDue ? reach : changed, likelihoodTable.reading + trialSeconds(content, channel));
      reach = Math.max(0, reach - untested);
      untested = 0;
    } else if (entry.kind === "question") {
      const fact = content.facts.get(entry.fact);
      meet(reach, likelihoodTable.reading + (fact?.ask === "step" ? fact.effort : 0));
    }
  }
  return rest;
}

/** Pages after this one and seconds, in steps that promise no more than is known. */
export function roughly({ pages, seconds }: Rest): Rest {
  return { pages: stepOf(Math.max(0, pages - 1), pageSteps), seconds: 60 * stepOf(seconds / 60, minuteSteps) };
}

const pageSteps = [0, 1, 2, 3, 4, 5, 6, 8, 10];
const minuteSteps = [1, 2, 3, 4, 5, 7, 10, 15, 20];

/** The nearest one; the last for all beyond. */
function stepOf(value: number, steps: readonly number[]): number {
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}

function entriesBeforeHelp(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  const end = entries.findIndex(({ kind }) => kind === "hand-over");
  return end < 0 ? entries : entries.slice(0, end);
}

function open(entries: readonly PlanEntry[]): string[] {
  return entries.flatMap((entry) => (entry.kind === "check" ? [entry.check.id] : []));
}

function sumOf(ids: readonly string[], of: (id: string) => number): number {
  return ids.reduce((sum, id) => sum + of(id), 0);
}
