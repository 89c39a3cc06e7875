/** One thing that an address says: a fact or an answer. */
export type Pair = readonly [key: string, value: string];

/** `spam-folder.not-there` → a pair; anything without exactly one dot between two words is malformed, and is kept whole as the key. */
export function pairOfSegment(segment: string): Pair {
  const [key = "", value = "", ...more] = segment.split(".");
  return more.length > 0 ? [segment, ""] : [key, value];
}

/** Facts first, then answers, each in alphabetical order: one address per set. */
export function segmentsOf(journey: Record<"facts" | "answers", ReadonlyMap<string, string>>): string[] {
  const sorted = (map: ReadonlyMap<string, string>) => [...map].map(([key, value]) => `${key}.${value}`).sort();
  return [...sorted(journey.facts), ...sorted(journey.answers)];
}
