import { eq, max, min, count as rows } from "drizzle-orm";
import { deliveryChannels } from "#machines/words.ts";
import { type Database, database } from "../data/database.ts";
import { deliveries, deliveryEvents, outbox } from "../data/schema.ts";
import { kinds } from "../log/kinds/kinds.js";
import { troubleCounts } from "../log/trouble-counts.ts";
import type { Reading } from "./counted.ts";

/**
 * What is true at `now`, for a scrape. Never throws: a database that does not reply is itself a reading, and what it would have said is left out.
 * Processes on one database read the same about it.
 */
export async function takeReadings(now = new Date()): Promise<Reading[]> {
  const stored = await storedReadings(now).catch((): Reading[] => [{ name: "databaseUp", labels: {}, value: 0 }]);
  return [...stored, ...ownReadings()];
}

async function storedReadings(now: Date): Promise<Reading[]> {
  const opened = await database();
  const [waiting, newest] = await Promise.all([waitingCodes(opened), newestEvent(opened)]);
  const age = (since: Date | null | undefined) => Math.max(0, (now.getTime() - (since ?? now).getTime()) / 1_000);
  const ofOutbox = deliveryChannels.flatMap((channel): Reading[] => {
    const found = waiting.find((row) => row.channel === channel);
    const labels = { channel };
    return [
      { name: "outboxEntries", labels, value: found?.entries ?? 0 },
      { name: "outboxOldestAge", labels, value: age(found?.oldest) },
      { name: "outboxOverdue", labels, value: age(found?.due) },
    ];
  });
  const ofEvents: Reading[] = newest ? [{ name: "newestEvent", labels: {}, value: newest.getTime() / 1_000 }] : [];
  return [{ name: "databaseUp", labels: {}, value: 1 }, ...ofOutbox, ...ofEvents];
}

function waitingCodes(opened: Database) {
  return opened
    .select({
      channel: deliveries.channel,
      entries: rows(),
      oldest: min(deliveries.requestedAt),
      due: min(outbox.dueAt),
    })
    .from(outbox)
    .innerJoin(deliveries, eq(deliveries.id, outbox.deliveryId))
    .groupBy(deliveries.channel);
}

async function newestEvent(opened: Database): Promise<Date | null> {
  const [row] = await opened.select({ at: max(deliveryEvents.receivedAt) }).from(deliveryEvents);
  return row?.at ?? null;
}

/** What this process knows by itself. */
function ownReadings(): Reading[] {
  const content = globalThis.wizardContent;
  const alarms = content?.alarms ?? [];
  const problems = content?.problems ?? [];
  const outboxState = globalThis.runningOutbox?.state();
  return [
    // First that there is none: a series that is gone is not one that is calm.
    ...deliveryChannels.map((channel): Reading => ({ name: "alarms", labels: { channel, country: "" }, value: 0 })),
    ...alarms.map(({ channels: [channel = ""], countries: [country = ""] }): Reading => {
      return { name: "alarms", labels: { channel, country }, value: 1 };
    }),
    { name: "incidents", labels: {}, value: content?.good?.content.running.length ?? 0 },
    ...(["error", "warning"] as const).map((severity): Reading => {
      const value = problems.filter((problem) => problem.severity === severity).length;
      return { name: "contentProblems", labels: { severity }, value };
    }),
    ...[...troubleCounts()].map(([kind, value]): Reading => {
      return { name: "setUpTrouble", labels: { kind, level: levels.get(kind) ?? "" }, value };
    }),
    ...(outboxState ? [{ name: "outboxRunning", labels: {}, value: Number(outboxState === "running") } as const] : []),
  ];
}

const levels: ReadonlyMap<string, string> = new Map(Object.entries(kinds).map(([kind, { level }]) => [kind, level]));
