import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OutcomeCount, outcomeReport } from "./outcome-report.ts";

const row = (end: OutcomeCount["end"], journeys: number, step = "", arrived = "email"): OutcomeCount => ({
  ...{ end, journeys, step, arrived },
  channel: arrived || "email",
});

describe("what the counts say", () => {
  test("who came, who got in, who asked for a person, who left; by where they came in", () => {
    const rows = [
      row("begun", 100),
      row("solved", 60, "spam-folder"),
      row("help", 10, "mailbox-full"),
      row("begun", 7, "", ""),
    ];
    expect(outcomeReport(rows).arrivals).toEqual([
      { arrived: "start page", begun: 7, ends: [{ name: "left", journeys: 7 }] },
      {
        arrived: "email",
        begun: 100,
        ends: [
          { name: "solved", journeys: 60 },
          { name: "left", journeys: 30 },
          { name: "help", journeys: 10 },
        ],
      },
    ]);
  });

  test("what helped, and where a person was asked for, most first", () => {
    const rows = [row("solved", 6, "blocked-sender"), row("solved", 9, "spam-folder"), row("help", 5, "mailbox-full")];
    expect(outcomeReport(rows).helped).toEqual([
      {
        channel: "email",
        checks: [
          { name: "spam-folder", journeys: 9 },
          { name: "blocked-sender", journeys: 6 },
        ],
      },
    ]);
    expect(outcomeReport(rows).askedForPerson).toEqual([
      { channel: "email", steps: [{ name: "mailbox-full", journeys: 5 }] },
    ]);
  });

  test("no group under five is told, and none can be counted back from the sum", () => {
    const counts = fc.array(
      fc.record({
        end: fc.constantFrom("begun", "solved", "help"),
        journeys: fc.nat(12),
        step: fc.constantFrom("a", "b", "c", "d"),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(counts, (given) => {
        const report = outcomeReport(
          given.map(({ end, journeys, step }) => row(end, journeys, end === "begun" ? "" : step)),
        );
        for (const { begun } of report.arrivals) expect(begun === null || begun >= 5).toBe(true);
        for (const groups of [
          ...report.arrivals.map(({ ends }) => ends),
          ...report.helped.map(({ checks }) => checks),
        ]) {
          expect(groups.filter(({ journeys }) => journeys !== null && journeys < 5)).toEqual([]);
          // Fewer than five stand only where nothing else is told to subtract from.
          if (groups.some(({ journeys }) => journeys === null)) expect(groups).toHaveLength(1);
        }
      }),
    );
  });
});
