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
export type Store = {
    /**
     * `true` for the first who asks, `false` for all others
     */
    reserve: (id: string) => Promise<boolean>;
    /**
     * what `write` kept; `null` where nothing is (yet)
     */
    read: (id: string) => Promise<string | null>;
    /**
     * keeps the reply of an id that is reserved
     */
    write: (id: string, reply: string) => Promise<void>;
    /**
     * as if it had never been reserved
     */
    release: (id: string) => Promise<void>;
};
/**
 * A store in the memory of this process, for `most` ids. Its limits: a second process, and this one after a restart, know nothing of it, so a request that
 * is repeated there sends a second code. Give `answerResend` a store of your database as soon as you run more than one process.
 *
 * @param {number} [most]
 * @returns {Store}
 */
export declare function memoryStore(most?: number): Store;
