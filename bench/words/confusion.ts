/** A complaint, with the check that settles it and what its words led to, best first. */
export interface Found {
  check: string;
  found: readonly string[];
}

/** Checks that are not among the first three for their own complaints, with what stood there instead: the most common pairs, as lines. */
export function confusions(results: readonly Found[], most: number): string[] {
  const pairs = new Map<string, number>();
  for (const { check, found } of results) {
    const first = found.slice(0, 3);
    if (first.includes(check)) continue;
    for (const other of first) pairs.set(`${check} → ${other}`, (pairs.get(`${check} → ${other}`) ?? 0) + 1);
  }
  return [...pairs]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([pair, count]) => `${count}  ${pair}`);
}
