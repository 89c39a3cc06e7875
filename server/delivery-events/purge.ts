import { lt } from "drizzle-orm";
import type { Database } from "../data/database.ts";
import { deliveryCounts, deliveryEvents } from "../data/schema.ts";

/** Deletes events received, and counts made, more than `seconds` before `now`. Answers how many. */
export async function purgeEvents(database: Database, seconds: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - seconds * 1_000);
  await database.delete(deliveryCounts).where(lt(deliveryCounts.minute, before));
  const gone = await database
    .delete(deliveryEvents)
    .where(lt(deliveryEvents.receivedAt, before))
    .returning({ id: deliveryEvents.eventId });
  return gone.length;
}
