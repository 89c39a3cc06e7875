import { describe, expect, test } from "vitest";
import { assistantLine } from "./assistant-line.ts";

const newLine = () => assistantLine({ most: 2, failures: 3, rest: 30_000 });

/** Asks once at `now`, if it may. */
function ask(line: ReturnType<typeof newLine>, now: number, isGood: boolean) {
  const closed = line.begin(now);
  if (!closed) line.end(now, isGood);
  return closed;
}

describe("the line to an assistant", () => {
  test("carries two questions at once, and the next when one is over", () => {
    const line = newLine();
    expect([line.begin(0), line.begin(0), line.begin(0)]).toEqual([null, null, "busy"]);
    line.end(0, true);
    expect(line.begin(0)).toBeNull();
  });

  test("rests after three failures in a row, and then lets one question through at a time until one succeeds", () => {
    const line = newLine();
    for (const now of [0, 1, 2]) expect(ask(line, now, false)).toBeNull();
    expect(ask(line, 30_001, true)).toBe("resting");
    expect([line.begin(30_002), line.begin(30_002)]).toEqual([null, "resting"]);
    line.end(30_100, false);
    expect(ask(line, 60_099, true)).toBe("resting");
    expect(ask(line, 60_100, true)).toBeNull();
    expect([line.begin(60_101), line.begin(60_101)]).toEqual([null, null]);
  });

  test("forgets failures when a question succeeds", () => {
    const line = newLine();
    for (const isGood of [false, false, true, false, false, true]) expect(ask(line, 0, isGood)).toBeNull();
  });
});
