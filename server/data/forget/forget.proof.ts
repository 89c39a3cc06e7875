import { expect, test } from "vitest";
import { noDeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { recordEvents } from "../../delivery-events/record.ts";
import { press } from "../../resend/press.ts";
import { withDatabases } from "../../testing/databases.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import { buckets, deliveries, deliveryCounts, deliveryEvents, outbox } from "../schema.ts";
import { forgetDestination } from "./forget-destination.ts";
import { hashesOf } from "./hashes-of.ts";

const hashKey = "a key of at least thirty-two characters";
const start = new Date("2026-11-22T14:02:00Z");
const later = new Date(start.getTime() + 90_000);

withDatabases("a destination that is to be forgotten", ({ database }) => {
  async function kept() {
    const tables = { deliveries, deliveryEvents, outbox, buckets, deliveryCounts };
    const counts: Record<string, number> = {};
    for (const [name, table] of Object.entries(tables)) counts[name] = await database().$count(table);
    return counts;
  }

  /** A person who pressed once, and whose mail server reported twice: by address, and by the sign-in alone. */
  async function person(address: string) {
    const ticket = ticketFor(start);
    const { challenge } = ticket;
    expect((await press(database(), { ticket, addressBlock: null }, rulesWith(), later)).accepted).toBe(true);
    const event = { challenge, channel: "email" as const, stage: "failed" as const, at: later };
    await recordEvents(
      database(),
      [
        { ...event, id: `${challenge}.address`, destination: address },
        { ...event, id: `${challenge}.challenge` },
      ],
      { provider: "smtp", codes: noDeliveryCodes, hashKey, now: later },
    );
    return ticket;
  }

  test("goes by the hash of its tickets, with the reports about its sign-ins; nobody else's goes", async () => {
    const ann = await person("ann@example.org");
    const before = await kept();
    await person("ben@example.org");
    const forgotten = await forgetDestination(database(), [ann.destination_hash], false);
    expect(forgotten).toEqual({ codes: 1, unsent: 1, reports: 2, locks: 2 });
    // The counts of a minute are of everybody, and so are the locks of the site and of countries.
    expect(await kept()).toEqual({ ...before, deliveryCounts: expect.any(Number) });
    expect(await database().$count(deliveryEvents)).toBe(2);
    expect(await forgetDestination(database(), [ann.destination_hash], false)).toEqual({
      ...{ codes: 0, unsent: 0, reports: 0, locks: 0 },
    });
  });

  test("goes by its address, however it is written, with the codes of its sign-ins", async () => {
    await person("Ann@Example.org");
    const forgotten = await forgetDestination(database(), hashesOf(" ann@example.ORG ", hashKey), false);
    expect(forgotten).toEqual({ codes: 1, unsent: 1, reports: 2, locks: 1 });
    expect(await kept()).toMatchObject({ deliveries: 0, deliveryEvents: 0, outbox: 0 });
  });

  test("is counted and left alone in a trial", async () => {
    const ann = await person("ann@example.org");
    const before = await kept();
    const counted = await forgetDestination(database(), [ann.destination_hash], true);
    expect(await kept()).toEqual(before);
    expect(await forgetDestination(database(), [ann.destination_hash], false)).toEqual(counted);
  });

  test("that nothing is kept of costs nobody anything", async () => {
    await person("ann@example.org");
    const before = await kept();
    expect(await forgetDestination(database(), ["0".repeat(64)], false)).toMatchObject({ codes: 0, reports: 0 });
    expect(await kept()).toEqual(before);
  });
});

test.each([
  ["+44 7400 123456", "447400123456"],
  ["0044 (7400) 123-456", "+447400123456"],
])("the number %s is found as providers write it: %s", (typed, reported) => {
  expect(hashesOf(typed, hashKey)).toContain(hashesOf(reported, hashKey)[reported.startsWith("+") ? 0 : 1]);
});

test("an address that begins with a digit is no number", () => {
  expect(hashesOf("4711@example.org", hashKey)).toHaveLength(1);
});
