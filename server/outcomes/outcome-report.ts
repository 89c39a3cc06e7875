import { type Channel, channels, otherThings } from "#machines/words.ts";

/** One row of the table of outcomes, of any day. */
export interface OutcomeCount {
  end: "begun" | "solved" | "help";
  arrived: string;
  channel: string;
  step: string;
  journeys: number;
}

/** A group and how many journeys are in it; `null`: fewer than five. */
export interface Group {
  name: string;
  journeys: number | null;
}

interface Arrival {
  /** `start page`: the channel was chosen there. */
  arrived: Channel | "start page";
  begun: number | null;
  /** `solved`, `help`, `left`, where each is large enough; the others together. */
  ends: Group[];
}

export interface OutcomeReport {
  arrivals: Arrival[];
  /** What helped those who got in, most first. */
  helped: { channel: Channel; checks: Group[] }[];
  /** Where people asked for a person, most first. */
  askedForPerson: { channel: Channel; steps: Group[] }[];
}

/** The least number of journeys that is told. */
const least = 5;

/**
 * What the counts say, without groups of fewer than five: neither as they stand, nor as what is missing from the sum of their own list. Lists set against
 * each other may still tell that somebody is left out of one; who they were is in no row.
 */
export function outcomeReport(rows: readonly OutcomeCount[]): OutcomeReport {
  const arrivals = ["", ...channels].flatMap((arrived): Arrival[] => {
    const sumOf = (end: OutcomeCount["end"]) => sum(rows.filter((row) => row.arrived === arrived && row.end === end));
    const [begun, solved, help] = [sumOf("begun"), sumOf("solved"), sumOf("help")];
    // Who came while nobody counted, and then got in, makes more ends than beginnings.
    const left = Math.max(0, begun - solved - help);
    if (begun + solved + help === 0) return [];
    const name = channels.find((channel) => channel === arrived) ?? "start page";
    const ends = large([
      { name: "solved", journeys: solved },
      { name: "help", journeys: help },
      { name: "left", journeys: left },
    ]);
    return [{ arrived: name, begun: begun < least ? null : begun, ends }];
  });
  return {
    arrivals,
    helped: byChannel(rows, "solved").map(({ channel, groups }) => ({ channel, checks: groups })),
    askedForPerson: byChannel(rows, "help").map(({ channel, groups }) => ({ channel, steps: groups })),
  };
}

function byChannel(rows: readonly OutcomeCount[], end: OutcomeCount["end"]): { channel: Channel; groups: Group[] }[] {
  return channels.flatMap((channel) => {
    const found = rows.filter((row) => row.end === end && row.channel === channel);
    const steps = [...new Set(found.map(({ step }) => step))];
    const groups = steps.map((name) => ({ name, journeys: sum(found.filter(({ step }) => step === name)) }));
    return groups.length > 0 ? [{ channel, groups: large(groups) }] : [];
  });
}

function sum(rows: readonly OutcomeCount[]): number {
  return rows.reduce((total, { journeys }) => total + journeys, 0);
}

/** Largest first. What is too small goes together, with the next larger ones until nobody can count back. */
function large(groups: readonly { name: string; journeys: number }[]): Group[] {
  const sorted = groups
    .filter(({ journeys }) => journeys > 0)
    .toSorted((a, b) => b.journeys - a.journeys || (a.name < b.name ? -1 : 1));
  const told = sorted.filter(({ journeys }) => journeys >= least);
  let together = sorted.slice(told.length).reduce((total, { journeys }) => total + journeys, 0);
  while (together > 0 && together < least && told.length > 0) together += told.pop()?.journeys ?? 0;
  if (together === 0) return told;
  return [...told, { name: otherThings, journeys: together < least ? null : together }];
}
