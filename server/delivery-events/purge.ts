import { lt } from "drizzle-orm";
import type { Database } from "../database.ts";
import { deliveryEvents } from "../schema.ts";

/** Deletes events received more than `seconds` before `now`. Answers how many. */
export async function purgeEvents(database: Database, seconds: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - seconds * 1_000);
  const gone = await database
    .delete(deliveryEvents)
    .where(lt(deliveryEvents.receivedAt, before))
    .returning({ id: deliveryEvents.eventId });
  return gone.length;
}

const everyHour = 3_600_000;

/** Purges now and every hour, with the retention (seconds) in force at that time. Any number of processes may do so. */
export function startPurge(database: Database, retention: () => number): NodeJS.Timeout {
  const purge = () =>
    purgeEvents(database, retention(), new Date()).catch((cause) =>
      console.error("delivery events: not purged", cause),
    );
  void purge();
  return setInterval(purge, everyHour).unref();
}

declare global {
  var runningPurge: NodeJS.Timeout | undefined;
}
