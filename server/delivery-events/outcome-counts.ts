import { and, inArray, sql } from "drizzle-orm";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Finding } from "#machines/evidence/cause.ts";
import type { Stage } from "#machines/evidence/event.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import type { Database } from "../data/database.ts";
import { deliveryCounts, deliveryEvents } from "../data/schema.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** A new row of the log, with what is not written there. */
interface Outcome extends Named {
  channel: DeliveryChannel;
  stage: Stage;
  cause?: Finding["cause"] | null | undefined;
  who?: Finding["who"] | null | undefined;
  /** ISO 3166, "" when it is not known. */
  country: string;
  /** The same for all events that one report tells about one message. */
  report?: string | undefined;
}

/** What says which delivery an event is about. */
interface Named {
  provider: string;
  eventId: string;
  challenge?: string | null | undefined;
  delivery?: string | null | undefined;
  message?: string | null | undefined;
}

/** The country of a delivery: as reported, else of the number. An address shows none. */
export function countryOf({ channel, country, destination }: ReportedEvent): string {
  if (country) return country;
  return (channel === "sms" && destination && parsePhoneNumberFromString(destination)?.country) || "";
}

/**
 * Adds what became of codes to the counts of the minute of `now`, once for each delivery: by the first event that decides about it. A report
 * with thousands of recipients, and a sender that tells each step of one message, count as one. The events are in the log already.
 */
export async function countOutcomes(database: Database, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const counted = await countedBefore(database, outcomes);
  const counts = new Map<string, typeof deliveryCounts.$inferInsert>();
  for (const outcome of outcomes) {
    const verdict = verdictOf(outcome);
    const delivery = nameOf(outcome);
    if (!verdict || counted.has(delivery)) continue;
    counted.add(delivery);
    const { channel, country } = outcome;
    const count = counts.get(`${channel} ${country}`) ?? { minute, channel, country, good: 0, failed: 0 };
    counts.set(`${channel} ${country}`, { ...count, [verdict]: count[verdict] + 1 });
  }
  if (counts.size === 0) return;
  // Always in the same order, so that two requests never wait for each other.
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await database
    .insert(deliveryCounts)
    .values(rows)
    .onConflictDoUpdate({
      target: [deliveryCounts.minute, deliveryCounts.channel, deliveryCounts.country],
      set: {
        good: sql`${deliveryCounts.good} + excluded.good`,
        failed: sql`${deliveryCounts.failed} + excluded.failed`,
      },
    });
}

/** One word for one delivery: of a challenge, else of a provider's message, else of a report. */
function nameOf({ provider, eventId, challenge, delivery, message, report }: Outcome): string {
  if (challenge) return `challenge ${challenge} ${delivery ?? message ?? ""}`;
  return message ? `message ${message}` : `report ${provider} ${report ?? eventId}`;
}

/** The deliveries of these outcomes about which an event of an earlier request has decided. */
async function countedBefore(database: Database, outcomes: readonly Outcome[]): Promise<Set<string>> {
  const challenges = [...new Set(outcomes.flatMap(({ challenge }) => challenge ?? []))];
  if (challenges.length === 0) return new Set();
  const added = new Set(outcomes.map(({ provider, eventId }) => `${provider} ${eventId}`));
  const decisive = await database
    .select()
    .from(deliveryEvents)
    .where(
      and(
        inArray(deliveryEvents.challenge, challenges),
        inArray(deliveryEvents.stage, ["delivered", "failed", "delayed"]),
      ),
    );
  return new Set(
    decisive
      .filter((row) => !added.has(`${row.provider} ${row.eventId}`) && verdictOf(row))
      .map((row) => nameOf({ ...row, country: "" })),
  );
}

/** A full mailbox says nothing about the way there, so failures that are the person's own do not count. */
function verdictOf({ stage, cause, who }: Pick<Outcome, "stage" | "cause" | "who">): "good" | "failed" | null {
  if (stage === "delivered") return "good";
  if (stage === "failed") return who === "you" ? null : "failed";
  return stage === "delayed" && cause === "congested" ? "failed" : null;
}
