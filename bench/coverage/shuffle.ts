/** `rounds` random orders of `items`, always the same ones for a seed. */
export function shuffles<Item>(items: readonly Item[], { seed, rounds }: { seed: number; rounds: number }): Item[][] {
  const random = mulberry32(seed);
  return Array.from({ length: rounds }, () =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item),
  );
}

// Math.random cannot be seeded; this one is short, and good enough for an order.
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
