import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { noDeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { deliveryCounts, deliveryEvents } from "../data/schema.ts";
import { type TestDatabase, withDatabases } from "../testing/databases.ts";
import { readEvidence } from "./read-evidence.ts";
import { recordEvents } from "./record.ts";
import type { ReportedEvent } from "./reported-event.ts";

const now = new Date("2026-11-22T14:05:00Z");
const options = { provider: "mailgun", codes: noDeliveryCodes, hashKey: undefined, now };
const event = (id: string, more: Partial<ReportedEvent> = {}): ReportedEvent => ({
  id,
  challenge: "challenge-1",
  channel: "email",
  stage: "failed",
  at: now,
  ...more,
});

withDatabases("the log of delivery events", promises);

// Large sites have it that way; PGlite serves small ones.
withDatabases(
  "the log in partitions, as ops/partitions.sql makes them",
  (given) => {
    beforeAll(() => given.database().execute(sql.raw(readFileSync("ops/partitions.sql", "utf8"))));
    promises(given);
  },
  /PostgreSQL/,
);

function promises({ database }: TestDatabase): void {
  test("an event that comes many times at once is kept once", async () => {
    const added = await Promise.all(
      Array.from({ length: 10 }, () => recordEvents(database(), [event("a"), event("b")], options)),
    );
    expect(added.reduce((sum, one) => sum + one)).toBe(2);
  });

  test("a token that was used does not carry another event", async () => {
    expect(await recordEvents(database(), [event("c", { token: "t" })], options)).toBe(1);
    expect(await recordEvents(database(), [event("d", { token: "t" })], options)).toBe(0);
  });

  test("a delivery counts once: a report with thousands of recipients, each step of a message, and the same again later", async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      event(`report.${index}`, { challenge: undefined, report: "report" }),
    );
    await recordEvents(database(), many, options);
    await recordEvents(database(), [event("e1", { delivery: "d1" }), event("e2", { delivery: "d1" })], options);
    await recordEvents(database(), [event("e3", { delivery: "d1", stage: "delivered" })], options);
    await recordEvents(
      database(),
      [event("e4", { delivery: "d2" }), event("e5", { delivery: "d2", stage: "sent" })],
      options,
    );
    expect(await database().select().from(deliveryCounts)).toMatchObject([{ good: 0, failed: 3 }]);
  });

  test("the newest report of a challenge is found, however many older ones there are", async () => {
    const older = (index: number) =>
      event(`old.${index}`, { challenge: "busy", at: new Date(now.getTime() - 1_000 - index) });
    await recordEvents(
      database(),
      [event("new", { challenge: "busy", stage: "delivered", delivery: "newest" })],
      options,
    );
    await recordEvents(
      database(),
      Array.from({ length: 700 }, (_, index) => older(index)),
      options,
    );
    expect((await readEvidence(database(), "busy"))[0]).toMatchObject({ stage: "delivered", delivery: "newest" });
  });

  test("ids and codes that could name a person are not kept as they are", async () => {
    await recordEvents(
      database(),
      [
        event("Bounce j@example.org", {
          code: "550 j@example.org +491701234567 491701234567",
          destination: "j@example.org",
        }),
      ],
      options,
    );
    const rows = JSON.stringify(await database().select().from(deliveryEvents));
    expect(rows).not.toMatch(/example|49170/);
    expect(rows).toContain('"codes":"550"');
  });
}
