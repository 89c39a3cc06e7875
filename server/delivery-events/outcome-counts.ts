import { sql } from "drizzle-orm";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Finding } from "#machines/evidence/cause.ts";
import type { Stage } from "#machines/evidence/event.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import type { Database } from "../data/database.ts";
import { deliveryCounts } from "../data/schema.ts";
import type { ReportedEvent } from "./reported-event.ts";

interface Outcome {
  channel: DeliveryChannel;
  stage: Stage;
  cause?: Finding["cause"] | null | undefined;
  who?: Finding["who"] | null | undefined;
  /** ISO 3166, "" when it is not known. */
  country: string;
}

/** The country of a delivery: as reported, else of the number. An address shows none. */
export function countryOf({ channel, country, destination }: ReportedEvent): string {
  if (country) return country;
  return (channel === "sms" && destination && parsePhoneNumberFromString(destination)?.country) || "";
}

/** Adds what became of codes to the counts of the minute of `now`. */
export async function countOutcomes(database: Database, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const counts = new Map<string, typeof deliveryCounts.$inferInsert>();
  for (const outcome of outcomes) {
    const verdict = verdictOf(outcome);
    if (!verdict) continue;
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

/** A full mailbox says nothing about the way there, so failures that are the person's own do not count. */
function verdictOf({ stage, cause, who }: Outcome): "good" | "failed" | null {
  if (stage === "delivered") return "good";
  if (stage === "failed") return who === "you" ? null : "failed";
  return stage === "delayed" && cause === "congested" ? "failed" : null;
}
