import { expect, test, vi } from "vitest";
import type { Database } from "../data/database.ts";
import { deliveries, deliveryEvents, outbox } from "../data/schema.ts";
import { withDatabases } from "../testing/databases.ts";
import { takeReadings } from "./readings.ts";

const now = new Date("2026-11-29T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

withDatabases("a scrape", ({ database }) => {
  test("tells how many codes wait, for how long, and how long they are due", async () => {
    use(database());
    await addWaiting(database(), "a", secondsAgo(90), secondsAgo(20));
    await addWaiting(database(), "b", secondsAgo(30), secondsAgo(-10));
    expect(await read("outboxEntries")).toEqual({ email: 0, sms: 2 });
    expect(await read("outboxOldestAge")).toEqual({ email: 0, sms: 90 });
    expect(await read("outboxOverdue")).toEqual({ email: 0, sms: 20 });
    expect(await read("databaseUp")).toEqual({ "": 1 });
  });

  test("tells when the newest report came in, and nothing of it while there is none", async () => {
    use(database());
    expect(await read("newestEvent")).toEqual({});
    const report = { provider: "ses", channel: "email", stage: "delivered", occurredAt: secondsAgo(500) } as const;
    await database()
      .insert(deliveryEvents)
      .values([400, 60].map((age) => ({ ...report, eventId: `${age}`, receivedAt: secondsAgo(age) })));
    expect(await read("newestEvent")).toEqual({ "": secondsAgo(60).getTime() / 1_000 });
  });
});

test("a database that does not reply is told, and the rest as well", async () => {
  globalThis.openedDatabase = Promise.reject(new Error("gone"));
  const readings = await takeReadings(now);
  expect(readings).toContainEqual({ name: "databaseUp", labels: {}, value: 0 });
  expect(readings).toContainEqual({ name: "incidents", labels: {}, value: 0 });
  expect(readings.filter(({ name }) => name.startsWith("outbox"))).toEqual([]);
});

function use(database: Database) {
  vi.stubGlobal("openedDatabase", Promise.resolve({ database, close: async () => {} }));
}

/** The values of a gauge, by channel. */
async function read(name: string) {
  const readings = (await takeReadings(now)).filter((reading) => reading.name === name);
  return Object.fromEntries(readings.map(({ labels, value }) => ["channel" in labels ? labels.channel : "", value]));
}

async function addWaiting(database: Database, id: string, requestedAt: Date, dueAt: Date) {
  const common = { challenge: "c", channel: "sms", destinationHash: "h", state: "sending" } as const;
  await database.insert(deliveries).values({ ...common, id, requestedAt });
  await database.insert(outbox).values({ deliveryId: id, dueAt, deadline: secondsAgo(-300) });
}
