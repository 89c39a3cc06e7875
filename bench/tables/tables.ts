import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { noDeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { type Database, openPostgres } from "#server/data/database.ts";
import { purgeEvents } from "#server/data/purge.ts";
import { readEvidence } from "#server/delivery-events/read-evidence.ts";
import { recordEvents } from "#server/delivery-events/record.ts";
import { readPast } from "#server/resend/known-code.ts";
import { startEmptyServer } from "#server/testing/failover/server-process.ts";
import { createDatabase } from "#server/testing/postgres.ts";
import { rulesWith } from "#server/testing/rules.ts";
import { ticketFor } from "#server/testing/ticket.ts";
import { median } from "../median.ts";
import { fillDeliveries, fillEvents } from "./fill.ts";

// `npm run bench:tables`: on PostgreSQL, what a row takes on disk with its indexes, what the limit of the whole site costs a press by its size, and the log of
// delivery events as one table against partitions of a day (ops/partitions.sql).
const rows = 100_000;
const days = 30;
const generous = { connection: 60_000, statement: 300_000, reply: 310_000 };
const server = await startEmptyServer(["fsync=on", "shared_buffers=512MB"]);
try {
  await onNewDatabase(async (database) => {
    await fillDeliveries(database, rows, 3_600);
    await fillEvents(database, rows, days);
    console.table(await sizes(database));
    console.table(await siteLimits(database));
  });
  const logs: Record<string, string>[] = [];
  for (const kind of ["one table", "partitions"])
    await onNewDatabase(async (database) => logs.push(await log(database, kind)));
  console.table(logs);
} finally {
  await server.stop();
}

/** Bytes of a row, with its share of the indexes, after the table has been filled once. */
async function sizes(database: Database): Promise<Record<string, string | number>[]> {
  const names = ["deliveries", "tickets", "buckets", "delivery_events"];
  return Promise.all(
    names.map(async (name) => {
      const count = await database.$count(sql.raw(name));
      const size = (kind: string) => database.$count(sql.raw(`generate_series(1, pg_${kind}_size('${name}') / 1024)`));
      const [table, all] = await Promise.all([size("table"), size("total_relation")]);
      const bytes = (kibibytes: number) => Math.round((kibibytes * 1024) / count);
      return { table: name, rows: count, "bytes a row": bytes(table), "with indexes": bytes(all) };
    }),
  );
}

/** How long a press reads the past, by what the whole site may send within the hour. It does so twice, once under the lock of the site. */
async function siteLimits(database: Database): Promise<Record<string, string | number>[]> {
  await database.execute(sql`vacuum analyze deliveries`);
  const limits = [
    { sends: 1, per: 1 },
    { sends: 333, per: 60 },
    { sends: 5_000, per: 3_600 },
    { sends: 20_000, per: 3_600 },
    { sends: 100_000, per: 3_600 },
  ].map((perSite) => ({ perSite, rules: rulesWith({ perSite }), times: [] as number[] }));
  const asker = { ticket: ticketFor(new Date()), addressBlock: "block" };
  // In turn, so that what else this machine does meets all of them.
  for (let turn = 0; turn < 60; turn++)
    for (const { rules, times } of limits)
      times.push(...(await timesOf(1, () => readPast(database, asker, rules, new Date()))));
  return limits.map(({ perSite: { sends, per }, times }) => ({
    perSite: `${sends} in ${per} s`,
    "ms to read the past": median(times).toFixed(2),
  }));
}

async function log(database: Database, kind: string): Promise<Record<string, string>> {
  if (kind === "partitions") {
    await database.execute(sql.raw(readFileSync("ops/partitions.sql", "utf8")));
    // As it is after a month: a partition for each day that has gone.
    await database.execute(sql.raw("drop table delivery_events_before; select delivery_events_prepare(7)"));
  }
  await fillEvents(database, rows, days);
  await database.execute(sql`vacuum analyze`);
  const size = await database.$count(sql`pg_class`, sql`relname like 'delivery_events%' and relkind = 'r'`);
  const now = new Date();
  const options = { provider: "mailgun", codes: noDeliveryCodes, hashKey: undefined, now };
  const event = (id: number) =>
    ({ id: `new.${id}`, challenge: `challenge-${id}`, channel: "email", stage: "failed", at: now }) as const;
  let id = 0;
  const record = await timesOf(300, () => recordEvents(database, [event(id++)], options));
  const read = await timesOf(300, () => readEvidence(database, `challenge-${id--}`));
  const oldest = (days - 3) * 86_400;
  const began = performance.now();
  const gone = kind === "partitions" ? 0 : await purgeEvents(database, oldest, now);
  if (kind === "partitions") await database.execute(sql.raw(`select delivery_events_drop('${oldest} seconds')`));
  return {
    log: `${kind} (${size})`,
    "ms to record one": median(record).toFixed(2),
    "ms to read those of a sign-in": median(read).toFixed(2),
    "ms to be rid of three days": `${(performance.now() - began).toFixed(0)}${gone > 0 ? ` (${gone} rows)` : ""}`,
  };
}

async function timesOf(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

async function onNewDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
  const { database, close } = await openPostgres(await createDatabase(server.url), generous);
  await work(database);
  await close();
}
