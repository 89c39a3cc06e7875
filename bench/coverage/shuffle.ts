import { seededRandom } from "#machines/testing/seeded-random.ts";

/** `rounds` random orders of `items`, always the same ones for a seed. */
export function shuffles<Item>(items: readonly Item[], { seed, rounds }: { seed: number; rounds: number }): Item[][] {
  const random = seededRandom(seed);
  return Array.from({ length: rounds }, () =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item),
  );
}
