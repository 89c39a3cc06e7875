import { dialCodeOfTicket } from "#machines/resend/ticket.ts";
import type { Database } from "../data/database.ts";
import { buckets } from "../data/schema.ts";
import type { Asker } from "./known-code.ts";

/** Locks every limit that a press of this asker counts for, until the transaction ends. */
export async function lockLimits(transaction: Database, asker: Asker, now: Date): Promise<void> {
  // One statement takes the rows in the order of the keys.
  await transaction
    .insert(buckets)
    .values(bucketKeys(asker).map((key) => ({ key, touchedAt: now })))
    .onConflictDoUpdate({ target: buckets.key, set: { touchedAt: now } });
}

/** The names of the rows, in the one order in which all presses lock them, so that no two wait for each other. */
function bucketKeys({ ticket, addressBlock }: Asker): string[] {
  const { channel } = ticket;
  const keys = [
    `challenge:${ticket.challenge}`,
    `destination:${ticket.destination_hash}`,
    `dial-code:${channel}:${dialCodeOfTicket(ticket)}`,
    // Everybody waits for this one, so it comes last and is held the shortest time.
    `site:${channel}`,
  ];
  return (addressBlock === null ? keys : [`address-block:${channel}:${addressBlock}`, ...keys]).sort();
}
