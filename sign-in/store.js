/**
 * Where the ids of requests are remembered, so that a repeated one sends nothing. `reserve` has to be atomic over all processes: an insert that fails on a
 * key that is there (SQL: `insert … on conflict do nothing`, Redis: `SET … NX EX 86400`). Keep entries for a day.
 *
 * @typedef {object} Store
 * @property {(id: string) => Promise<boolean>} reserve `true` for the first who asks, `false` for all others
 * @property {(id: string) => Promise<string | null>} read what `write` kept; `null` where nothing is (yet)
 * @property {(id: string, reply: string) => Promise<void>} write keeps the reply of an id that is reserved
 * @property {(id: string) => Promise<void>} release as if it had never been reserved
 */

/**
 * A store in the memory of this process, for `most` ids. Its limits: a second process, and this one after a restart, know nothing of it, so a request that
 * is repeated there sends a second code. Give `answerResend` a store of your database as soon as you run more than one process.
 *
 * @param {number} [most]
 * @returns {Store}
 */
export function memoryStore(most = 10_000) {
  /** @type {Map<string, string | null>} */
  const kept = new Map();
  return {
    async reserve(id) {
      if (kept.has(id)) return false;
      kept.set(id, null);
      // A Map gives its keys in the order of insertion.
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return true;
    },
    read: async (id) => kept.get(id) ?? null,
    async write(id, reply) {
      kept.set(id, reply);
    },
    async release(id) {
      kept.delete(id);
    },
  };
}
