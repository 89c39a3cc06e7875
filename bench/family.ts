import { readdirSync } from "node:fs";

/** Of all processes of this machine, as `read` tells of each (`null` once it has ended), those in `heads` and all that they started. Linux. */
export function familyOf<Process extends { pid: number; parent: number }>(
  heads: readonly number[],
  read: (pid: string) => Process | null,
): Process[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => read(pid) ?? []);
  const family = new Set(heads);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}
