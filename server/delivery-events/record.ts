import { createHash } from "node:crypto";
import { readSmtpCodes } from "#machines/evidence/reply/smtp-codes.ts";
import type { DeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import type { Database } from "../data/database.ts";
import { destinationHash } from "../data/destination-hash.ts";
import { deliveryEvents } from "../data/schema.ts";
import { count, measure } from "../watch/count.js";
import { findingOf } from "./finding/finding-of.ts";
import { countOutcomes, countryOf } from "./outcome-counts.ts";
import type { ReportedEvent } from "./reported-event.ts";

export interface RecordOptions {
  /** Who sent the events. */
  provider: string;
  codes: DeliveryCodes;
  /** Without it the destination is not kept. */
  hashKey: string | undefined;
  now: Date;
}

/** Adds the events to the log, understood and without anything personal. Those already there change nothing. Returns how many were new. */
export async function recordEvents(
  database: Database,
  events: ReportedEvent[],
  options: RecordOptions,
): Promise<number> {
  if (events.length === 0) return 0;
  const rows = events.map((event) => toRow(event, options));
  const added = await database.transaction(async (transaction) => {
    const added = await transaction
      .insert(deliveryEvents)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: deliveryEvents.eventId });
    const ids = new Set(added.map(({ id }) => id));
    const isNew = (id: string) => ids.delete(id);
    const outcomes = rows.flatMap((row, index) => {
      const event = events[index];
      return event && isNew(row.eventId) ? [{ ...row, report: event.report, country: countryOf(event) }] : [];
    });
    await countOutcomes(transaction, outcomes, options.now);
    return outcomes;
  });
  for (const one of added) watch(one, options.now);
  return added.length;
}

/** Counts an event that was new, once it is written. */
function watch(event: typeof deliveryEvents.$inferInsert & { country: string }, now: Date): void {
  const { provider, channel, stage, country, cause } = event;
  count("events", { provider, channel, stage });
  if (cause) count("causes", { channel, country, cause });
  measure("eventLagSeconds", { provider }, (now.getTime() - event.occurredAt.getTime()) / 1_000);
}

function toRow(
  event: ReportedEvent,
  { provider, codes, hashKey, now }: RecordOptions,
): typeof deliveryEvents.$inferInsert {
  const finding = findingOf(event, codes, provider)?.finding;
  const destination = event.destination?.trim();
  return {
    provider,
    eventId: shortened(event.id),
    challenge: event.challenge ?? null,
    delivery: event.delivery ?? null,
    message: event.message ? hash(`${provider} ${event.message}`) : null,
    channel: event.channel,
    stage: event.stage,
    ...finding,
    codes: codesOf(event),
    destinationHash: destination && hashKey ? destinationHash(destination, hashKey) : null,
    token: event.token ? hash(event.token) : null,
    // A clock that runs ahead must not make an event the newest for good.
    occurredAt: event.at > now ? now : event.at,
    receivedAt: now,
  };
}

/** Numbers and words that can only be codes: no address, no phone number, no sentence. */
function codesOf({ code = "", text = "" }: ReportedEvent): string {
  const { enhanced, basic } = readSmtpCodes(code, text);
  const words = code.split(/[\s,;]+/).filter((word) => /^([A-Za-z][A-Za-z_/-]{0,39}|\d{1,6})$/.test(word));
  return [...new Set([...words.slice(0, 4), ...enhanced.slice(0, 3), ...basic.slice(0, 2)])].join(" ");
}

function shortened(id: string): string {
  // Ids of providers may hold the address of the person.
  return /^[\w.-]{1,100}$/.test(id) ? id : hash(id);
}

function hash(value: string): string {
  return createHash("sha256").update(value).digest("base64url");
}
