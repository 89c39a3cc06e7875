import { readFileSync } from "node:fs";
import { familyOf } from "../family.ts";

/**
 * What a process and all that it started keep in memory, in bytes, by what they run; as Linux counts it (RSS, so what two of them share
 * counts twice).
 */
export function residentBytes(head: number): Map<string, number> {
  return new Map(familyOf([head], processOf).map(({ name, pid, bytes }) => [`${name} (${pid})`, bytes]));
}

function processOf(pid: string) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
    const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const name = line.findLast((part) => /\.(js|ts)$/.test(part)) ?? line[0] ?? "";
    return { pid: Number(pid), parent: field("PPid"), bytes: field("VmRSS") * 1024, name };
  } catch {
    // It has ended since it was listed.
    return null;
  }
}
