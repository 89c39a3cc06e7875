import type { Group, OutcomeReport } from "./outcome-report.ts";

const few = "under 5";

/** For people. */
export function outcomeTable({ arrivals, helped, askedForPerson }: OutcomeReport, after: string): string {
  if (arrivals.length === 0) return `Nothing was counted after ${after}.`;
  return [
    `Journeys after ${after}, by the page they began on`,
    ...arrivals.flatMap(({ arrived, begun, ends }) => [
      line(arrived, begun),
      ...ends.map((end) => groupLine(end, begun)),
    ]),
    ...helped.flatMap(({ channel, checks }) => [
      "",
      `What helped, ${channel}`,
      ...checks.map((group) => groupLine(group)),
    ]),
    ...askedForPerson.flatMap(({ channel, steps }) => [
      "",
      `Where people asked for a person, ${channel}`,
      ...steps.map((group) => groupLine(group)),
    ]),
  ].join("\n");
}

/** For a spreadsheet: one line for each number; an empty number is one under five. */
export function outcomeCsv({ arrivals, helped, askedForPerson }: OutcomeReport): string {
  const lines = [
    ...arrivals.flatMap(({ arrived, begun, ends }) => [
      ["arrived", arrived, "begun", begun],
      ...ends.map(({ name, journeys }) => ["arrived", arrived, name, journeys]),
    ]),
    ...helped.flatMap(({ channel, checks }) => checks.map(({ name, journeys }) => ["helped", channel, name, journeys])),
    ...askedForPerson.flatMap(({ channel, steps }) =>
      steps.map(({ name, journeys }) => ["asked for a person", channel, name, journeys]),
    ),
  ];
  // Words of ours, without commas and quotes.
  return [["what", "where", "which", "journeys"], ...lines].map((cells) => cells.join(",")).join("\n");
}

function groupLine({ name, journeys }: Group, of?: number | null): string {
  const share = of && journeys !== null ? ` ${String(Math.round((100 * journeys) / of)).padStart(4)} %` : "";
  return `  ${line(name, journeys)}${share}`;
}

function line(name: string, journeys: number | null): string {
  return `${name.padEnd(32)}${String(journeys ?? few).padStart(8)}`;
}
