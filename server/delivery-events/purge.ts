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
