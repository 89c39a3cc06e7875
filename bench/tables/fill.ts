import { sql } from "drizzle-orm";
import type { Database } from "#server/data/database.ts";

/** As long as a hash in base64url or hex is, and as random. */
const random = (length: number) =>
  sql.raw(`substr(md5(random()::text) || md5(random()::text) || md5(random()::text), 1, ${length})`);

/** Writes `count` deliveries, as presses do, evenly over the last `seconds`, with the rows that come with each: its ticket and the locks of its limits. */
export async function fillDeliveries(database: Database, count: number, seconds: number): Promise<void> {
  await database.execute(sql`
    insert into deliveries (id, challenge, channel, destination_hash, address_block, wait_seconds, state, requested_at, sent_at, code_expires_at)
    select gen_random_uuid()::text, ${random(16)}, 'email', ${random(64)}, ${random(43)}, 30, 'sent', at, at, at + interval '10 minutes'
    from generate_series(1, ${sql.raw(String(count))}) as number, lateral (select now() - number * ${sql.raw(`interval '${seconds} seconds' / ${count}`)} as at) as moment`);
  await database.execute(sql`
    insert into tickets (jti, browser, expires_at)
    select ${random(16)}, ${random(64)}, now() from generate_series(1, ${sql.raw(String(count))})`);
  await database.execute(sql`
    insert into buckets (key, touched_at)
    select kind || ${random(64)}, now() from generate_series(1, ${sql.raw(String(count))}), unnest(array['challenge:', 'destination:', 'address-block:email:']) as kind`);
}

/** Writes `count` events, as reports leave them, evenly over the last `days`. */
export async function fillEvents(database: Database, count: number, days: number): Promise<void> {
  await database.execute(sql`
    insert into delivery_events (provider, event_id, challenge, delivery, message, channel, stage, cause, permanent, who, confidence, codes, destination_hash, occurred_at, received_at)
    select 'mailgun', ${random(22)}, ${random(16)}, gen_random_uuid()::text, ${random(43)}, 'email', 'failed', 'mailbox-full', 'no', 'you', 'certain', '5.2.2 552', ${random(64)}, at, at
    from generate_series(1, ${sql.raw(String(count))}) as number, lateral (select now() - number * ${sql.raw(`interval '${days} days' / ${count}`)} as at) as moment`);
}
