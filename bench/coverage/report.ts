import { median } from "../median.ts";
import { shuffles } from "./shuffle.ts";

/** A case that was walked. */
export interface Walked {
  id: string;
  channel: string;
  complaint: string;
  settles: string;
  /** Pages read up to the settling one; `null` when it never comes up. */
  steps: string[] | null;
  /** Read on the pages before it. */
  words: number;
  /** Checks that apply to this person, in the order of their files. */
  applicable: string[];
}

/** How many pages people read until theirs comes. */
export interface Steps {
  median: number;
  p90: number;
  worst: number;
}

export interface ChannelReport {
  channel: string;
  cases: number;
  covered: number;
  wizard: Steps | null;
  words: Steps | null;
  /** The same checks one after the other in the order of their files; questions and trials cost nothing there. */
  fileOrder: Steps | null;
  /** The same in `rounds` random orders. */
  randomOrder: Steps | null;
}

export interface Random {
  seed: number;
  rounds: number;
}

/** One line of the result; `uncovered` counts the cases of the channel that nobody could be walked through. */
export function reportChannel(channel: string, walked: Walked[], uncovered: number, random: Random): ChannelReport {
  const reached = walked.filter(({ steps }) => steps !== null);
  const place = ({ settles }: Walked, order: string[]) => order.indexOf(settles) + 1;
  return {
    channel,
    cases: walked.length + uncovered,
    covered: reached.length,
    wizard: measure(reached.flatMap(({ steps }) => steps?.length ?? [])),
    words: measure(reached.map(({ words }) => words)),
    fileOrder: measure(reached.map((one) => place(one, one.applicable))),
    randomOrder: measure(reached.flatMap((one) => shuffles(one.applicable, random).map((order) => place(one, order)))),
  };
}

/** Median, 90th percentile (nearest rank) and worst; `null` of nothing. */
export function measure(counts: number[]): Steps | null {
  const sorted = counts.toSorted((a, b) => a - b);
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1];
  const worst = sorted.at(-1);
  return p90 === undefined || worst === undefined ? null : { median: median(sorted), p90, worst };
}

/** `7 / 14 / 30` */
export function format(found: Steps | null): string {
  return found ? `${found.median} / ${found.p90} / ${found.worst}` : "–";
}

/** The channels as a table for the terminal. */
export function formatChannels(reports: ChannelReport[]): string {
  const lines = reports.map(({ channel, cases, covered, wizard, words, fileOrder, randomOrder }) => [
    channel,
    String(cases),
    `${((covered / Math.max(cases, 1)) * 100).toFixed(1)} %`,
    format(wizard),
    format(words),
    format(fileOrder),
    format(randomOrder),
  ]);
  const table = [["", "cases", "covered", "wizard", "words", "order of files", "random order"], ...lines];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  return table
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0)),
    )
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}
