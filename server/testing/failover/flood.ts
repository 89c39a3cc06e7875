import { setTimeout as wait } from "node:timers/promises";
import { newestDelivery } from "#machines/resend/known-code.ts";
import type { Database } from "../../data/database.ts";
import { press } from "../../resend/press.ts";
import { rulesWith } from "../rules.ts";
import { ticketFor } from "../ticket.ts";

/** People who press, one after the other, in several places at once; whoever is told "later" goes away after a moment. */
export interface Flood {
  /** The deliveries of those who were told that a code is on its way. */
  acknowledged: string[];
  /** Milliseconds that each of them waited. */
  times: number[];
  /** How many were told "later", because the database could not be used. */
  putOff(): number;
  /** Resolves when so many were told that a code is on its way. */
  hasAcknowledged(count: number): Promise<void>;
  /** Nobody else presses; resolves when the last one knows. */
  end(): Promise<void>;
}

/** Starts `lanes` of them on each of `databases`, which are those of different processes. `told` hears of each code that is on its way. */
export function startFlood(databases: readonly Database[], lanes: number, told: () => void): Flood {
  const acknowledged: string[] = [];
  const times: number[] = [];
  let putOff = 0;
  let isOver = false;
  let heard = () => {};

  async function lane(database: Database): Promise<void> {
    while (!isOver) {
      const began = performance.now();
      const judged = await press(database, person(), rules, new Date(), 0).catch(() => undefined);
      if (judged?.accepted === false) throw new Error("a press was refused, although nothing is scarce here");
      if (judged) {
        times.push(performance.now() - began);
        acknowledged.push(newestDelivery(judged.known).id);
        told();
      } else {
        putOff++;
        await wait(20);
      }
      heard();
    }
  }

  const all = Promise.all(databases.flatMap((database) => Array.from({ length: lanes }, () => lane(database))));
  all.catch(() => "seen at the end");
  return {
    acknowledged,
    times,
    putOff: () => putOff,
    async hasAcknowledged(count) {
      while (acknowledged.length < count)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
    },
    async end() {
      isOver = true;
      await all;
    },
  };
}

const rules = rulesWith({}, [0]);
const person = () => ({ ticket: ticketFor(new Date()), addressBlock: null });
