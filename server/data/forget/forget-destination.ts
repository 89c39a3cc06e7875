import { inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { buckets, deliveries, deliveryEvents, outbox } from "../schema.ts";

/** Rows that belonged to a destination, by what they are. */
export interface Forgotten {
  /** Codes that were asked for. */
  codes: number;
  /** Of these, codes that were still to be sent: they are not sent any more, unless one is being handed over right now. */
  unsent: number;
  /** What providers and the sign-in system said about codes. */
  reports: number;
  /** The rows that limits are counted under. One that a press holds right now stays, and another run takes it. */
  locks: number;
}

/**
 * Deletes everything that is kept under one of `hashes`, and what belongs to the sign-ins that went there: their codes and reports, whether or not
 * these name the destination. With `isTrial` nothing is deleted, only counted. Where codes went and who was told is not kept anywhere else.
 */
export function forgetDestination(database: Database, hashes: string[], isTrial: boolean): Promise<Forgotten> {
  return database.transaction(async (transaction) => {
    const challenges = await challengesOf(transaction, hashes);
    const ofCodes = or(inArray(deliveries.destinationHash, hashes), inArray(deliveries.challenge, challenges));
    const ids = transaction.select({ id: deliveries.id }).from(deliveries).where(ofCodes);
    const ofReports = or(
      inArray(deliveryEvents.destinationHash, hashes),
      inArray(deliveryEvents.challenge, challenges),
      sql`${deliveryEvents.delivery} in ${ids}`,
    );
    const keys = [...hashes.map((hash) => `destination:${hash}`), ...challenges.map((id) => `challenge:${id}`)];
    // Waiting for a press that waits for another lock of ours would end one of the two.
    const free = transaction
      .select({ key: buckets.key })
      .from(buckets)
      .where(inArray(buckets.key, keys))
      .for("update", { skipLocked: true });
    const rows: [keyof Forgotten, Table, SQL | undefined][] = [
      // Reports and open jobs first: they are found by the codes.
      ["reports", deliveryEvents, ofReports],
      ["unsent", outbox, sql`${outbox.deliveryId} in ${ids}`],
      ["codes", deliveries, ofCodes],
      ["locks", buckets, sql`${buckets.key} in ${free}`],
    ];
    const forgotten: Forgotten = { codes: 0, unsent: 0, reports: 0, locks: 0 };
    for (const [what, table, condition] of rows)
      forgotten[what] = isTrial
        ? await transaction.$count(table, condition)
        : (await transaction.delete(table).where(condition).returning({ one: sql`1` })).length;
    return forgotten;
  });
}

type Table = typeof deliveries | typeof deliveryEvents | typeof outbox | typeof buckets;

/** The pending sign-ins in which a code went there. */
async function challengesOf(transaction: Database, hashes: string[]): Promise<string[]> {
  const pressed = transaction
    .selectDistinct({ challenge: deliveries.challenge })
    .from(deliveries)
    .where(inArray(deliveries.destinationHash, hashes));
  const reported = transaction
    .selectDistinct({ challenge: deliveryEvents.challenge })
    .from(deliveryEvents)
    .where(inArray(deliveryEvents.destinationHash, hashes));
  const found = [...(await pressed), ...(await reported)].flatMap(({ challenge }) => challenge ?? []);
  return [...new Set(found)];
}
