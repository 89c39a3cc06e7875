import { readdirSync, readFileSync } from "node:fs";

/**
 * What a process and all that it started keep in memory, in bytes, by what they run; as Linux counts it (RSS, so what two of them share
 * counts twice).
 */
export function residentBytes(head: number): Map<string, number> {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processOf(pid) ?? []);
  const family = new Set([head]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return new Map(all.filter(({ pid }) => family.has(pid)).map(({ name, pid, bytes }) => [`${name} (${pid})`, bytes]));
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
