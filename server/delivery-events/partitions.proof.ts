import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { noDeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { purge } from "../data/purge.ts";
import { deliveryEvents } from "../data/schema.ts";
import { type TestDatabase, withDatabases } from "../testing/databases.ts";
import { recordEvents } from "./record.ts";

const day = 86_400_000;
let now: Date;
const at = (days: number) => new Date(now.getTime() + days * day);
const event = (id: string, token?: string) => ({ id, token, channel: "email", stage: "failed", at: now }) as const;

// What holds for the plain table as well is proven in record.proof.ts. PGlite serves small sites.
withDatabases("the log in partitions, as ops/partitions.sql makes them", promises, /PostgreSQL/);

function promises(given: TestDatabase): void {
  const run = (statement: string) => given.database().execute(sql.raw(statement));
  const record = (days: number, ...events: ReturnType<typeof event>[]) =>
    recordEvents(given.database(), events, {
      ...{ provider: "mailgun", codes: noDeliveryCodes, hashKey: undefined },
      now: at(days),
    });
  const ids = async () =>
    (await given.database().select().from(deliveryEvents)).map(({ eventId }) => eventId).toSorted();

  beforeAll(async () => {
    // A partition is a day of UTC, and all of this happens within one: just before midnight it waits for the next.
    const isEarly = () => expect(Date.now() % day).toBeLessThan(day - 60_000);
    await vi.waitFor(isEarly, { timeout: 90_000, interval: 1_000 });
    now = new Date();
    // Somebody has the log already: it stays.
    await record(0, event("before", "spent"));
    await run(readFileSync("ops/partitions.sql", "utf8"));
    expect(await ids()).toEqual(["before"]);
    expect(await record(0, event("before"), event("other", "spent"))).toBe(0);
    expect(await record(2, event("before"), event("other", "spent"))).toBe(0);
  });

  test("an event, and a token, that come again on another day are kept once", async () => {
    expect(await record(0, event("a"), event("b", "t"))).toBe(2);
    expect(await record(3, event("a"), event("c", "t"), event("d"))).toBe(1);
    expect(await ids()).toEqual(["a", "b", "d"]);
  });

  test("one that comes many times at once, on both sides of midnight, is kept once", async () => {
    const added = await Promise.all(Array.from({ length: 20 }, (_, index) => record(2 + (index % 2), event("e"))));
    expect(added.reduce((sum, one) => sum + one)).toBe(1);
  });

  test("an event whose recording failed can be recorded again", async () => {
    const failing = given.database().transaction(async (transaction) => {
      await recordEvents(transaction, [event("f")], {
        ...{ provider: "mailgun", codes: noDeliveryCodes, hashKey: undefined, now },
      });
      throw new Error("the process ends here");
    });
    await expect(failing).rejects.toThrow("ends here");
    expect(await record(1, event("f"))).toBe(1);
  });

  test("the site's own purge deletes what is older, and nothing else, in every partition", async () => {
    await record(-40, event("old"));
    for (const days of [0, 1, 2, 3]) await record(days, event(`day-${days}`));
    await purge(given.database(), { events: 86_400 * 30, deliveries: 86_400 }, at(31.5));
    expect(await ids()).toEqual(["day-2", "day-3"]);
  });

  test("without the nightly job nothing is refused, and the job puts it where it belongs", async () => {
    await record(20, event("late"));
    const where = () => given.database().select({ name: sql<string>`tableoid::regclass::text` }).from(deliveryEvents);
    expect(await where()).toEqual([{ name: "delivery_events_rest" }]);
    await run("select delivery_events_prepare(25)");
    expect(await where()).toEqual([{ name: expect.stringMatching(/^delivery_events_\d{8}$/) }]);
    expect(await record(21, event("late"))).toBe(0);
    // Again and again does no harm.
    await run("select delivery_events_prepare(25)");
    expect(await ids()).toEqual(["late"]);
  });

  test("old days are dropped whole, and what is not old stays", async () => {
    await run("select delivery_events_prepare(7)");
    await record(3, event("young"));
    const parts = () => given.database().$count(sql`pg_inherits`, sql`inhparent = 'delivery_events'::regclass`);
    const before = await parts();
    // As if two days had gone: what ended before the day after tomorrow is old.
    await run("select delivery_events_drop('-2 days')");
    expect(await parts()).toBe(before - 2);
    expect(await ids()).toEqual(["young"]);
    expect(await record(3, event("young"), event("next"))).toBe(1);
  });
}
