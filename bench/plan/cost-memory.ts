/** Costs by whole-number key, up to 2^53: a Map takes five times the memory and ends at sixteen million entries. */
export class CostMemory {
  size = 0;
  private keys = new Float64Array(1 << 12).fill(-1);
  private costs = new Float64Array(1 << 12);

  get(key: number): number | undefined {
    const slot = slotOf(this.keys, key);
    return this.keys[slot] === key ? this.costs[slot] : undefined;
  }

  set(key: number, cost: number): void {
    if (this.size * 2 >= this.keys.length) this.grow();
    const slot = slotOf(this.keys, key);
    if (this.keys[slot] !== key) this.size++;
    this.keys[slot] = key;
    this.costs[slot] = cost;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2).fill(-1);
    const costs = new Float64Array(keys.length);
    this.keys.forEach((key, old) => {
      if (key < 0) return;
      const slot = slotOf(keys, key);
      keys[slot] = key;
      costs[slot] = this.costs[old] ?? 0;
    });
    this.keys = keys;
    this.costs = costs;
  }
}

/** Where the key is, or the free slot where it belongs. */
function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  const mixed = Math.imul(key % 0x100000000, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x100000000), 0x85ebca6b);
  let slot = (mixed ^ (mixed >>> 15)) & mask;
  while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
