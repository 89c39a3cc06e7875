import { lt, notExists, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import type { Settings } from "#machines/content/settings.ts";
import { log } from "../log/log.js";
import type { Database } from "./database.ts";
import { dayOf } from "./day-of.ts";
import { buckets, deliveries, deliveryCounts, deliveryEvents, outbox, outcomes, tickets } from "./schema.ts";

/** Retention in seconds, as `policy.retention` of content/settings.yaml names it. */
type Retention = Settings["policy"]["retention"];

/** Deletes what is older than the retention: reported events, deliveries that have ended, expired tickets, locks that nobody has taken since. */
export async function purge(database: Database, retention: Retention, now: Date): Promise<void> {
  const before = new Date(now.getTime() - retention.deliveries * 1_000);
  await purgeEvents(database, retention.events, now);
  // Finished jobs are gone already; a delivery whose job is still open stays with it.
  const openJob = database.select().from(outbox).where(sql`${outbox.deliveryId} = ${deliveries.id}`);
  await deleteAll(database, deliveries, sql`${lt(deliveries.requestedAt, before)} and ${notExists(openJob)}`);
  await deleteAll(database, outcomes, lt(outcomes.day, dayOf(new Date(now.getTime() - daysOfOutcomes * 86_400_000))));
  await deleteAll(database, tickets, lt(tickets.expiresAt, before));
  // Locked rows are in use; waiting for several of them could block a press that waits for another one of ours.
  const unused = database
    .select({ key: buckets.key })
    .from(buckets)
    .where(lt(buckets.touchedAt, before))
    .for("update", { skipLocked: true });
  await database.delete(buckets).where(sql`${buckets.key} in ${unused}`);
}

/** A year to compare with, and a month. There is nobody in them. */
const daysOfOutcomes = 400;

/** Deletes events received, and counts made, more than `seconds` before `now`. Returns how many. */
export async function purgeEvents(database: Database, seconds: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - seconds * 1_000);
  await deleteAll(database, deliveryCounts, lt(deliveryCounts.minute, before));
  return deleteAll(database, deliveryEvents, lt(deliveryEvents.receivedAt, before));
}

/** Rows of one statement: a statement has only seconds, and a month may have left millions. */
const rowsAtOnce = 5_000;

/**
 * Deletes all rows that fulfil the condition, some at a time. Returns how many. They are named by their primary key: a row's place (`ctid`) means
 * another row in each partition, and distributed databases do not have it.
 */
async function deleteAll(database: Database, table: PgTable, condition: SQL): Promise<number> {
  const key = keyOf(table);
  for (let gone = 0; ; ) {
    const some = sql`select ${key} from ${table} where ${condition} limit ${rowsAtOnce}`;
    const deleted = await database.delete(table).where(sql`(${key}) in (${some})`).returning({ one: sql`1` });
    gone += deleted.length;
    if (deleted.length < rowsAtOnce) return gone;
  }
}

function keyOf(table: PgTable): SQL {
  const { columns, primaryKeys } = getTableConfig(table);
  return sql.join(primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary), sql`, `);
}

const everyHour = 3_600_000;

/** Purges now and every hour, with the retention in force at that time. Any number of processes may do so. */
export function startPurge(database: Database, retention: () => Retention): NodeJS.Timeout {
  const run = () => purge(database, retention(), new Date()).catch((cause) => log("purge-failed", {}, cause));
  void run();
  return setInterval(run, everyHour).unref();
}

declare global {
  var runningPurge: NodeJS.Timeout | undefined;
}
