import { readFileSync } from "node:fs";
import { familyOf } from "../family.ts";

/** Milliseconds of processor time that the processes in `heads`, and all that they started, have used up to now; as Linux counts it, in steps of 10. */
export function cpuOf(heads: readonly number[]): number {
  const ticks = familyOf(heads, timesOf).reduce((sum, one) => sum + one.ticks, 0);
  return ticks * 10;
}

function timesOf(pid: string) {
  try {
    // `1234 (name, which may hold anything) S parent …`: proc(5) counts from 1, so the state is field 3.
    const [, rest = ""] = /\) (.*)$/.exec(readFileSync(`/proc/${pid}/stat`, "utf8").trim()) ?? [];
    const field = (number: number) => Number(rest.split(" ")[number - 3]);
    // Its own time, in itself and in the kernel, and that of its children which have ended.
    return { pid: Number(pid), parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
  } catch {
    // It has ended since it was listed.
    return null;
  }
}
