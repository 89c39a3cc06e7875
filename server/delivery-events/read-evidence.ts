import { desc, eq } from "drizzle-orm";
import { type DeliveryEvidence, foldEvents } from "#machines/evidence/fold.ts";
import type { Database } from "../data/database.ts";
import { deliveryEvents } from "../data/schema.ts";

/** What the delivery events of a challenge tell about each of its codes, the newest first. Only for the holder of a ticket for it. */
export async function readEvidence(database: Database, challenge: string): Promise<DeliveryEvidence[]> {
  const rows = await database
    .select()
    .from(deliveryEvents)
    .where(eq(deliveryEvents.challenge, challenge))
    // The newest: whatever came before them, however much, they are what counts.
    .orderBy(desc(deliveryEvents.occurredAt), desc(deliveryEvents.receivedAt))
    .limit(500);
  return foldEvents(
    rows.map(({ provider, eventId, delivery, message, channel, stage, occurredAt, ...row }) => {
      const { cause, permanent, who, confidence } = row;
      const finding = cause && permanent && who && confidence ? { cause, permanent, who, confidence } : null;
      return { provider, id: eventId, delivery, message, channel, stage, finding, at: occurredAt };
    }),
  );
}
