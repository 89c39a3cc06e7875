import { expect, test } from "vitest";
import { noDeliveryCodes } from "#machines/evidence/delivery-codes.ts";
import { deliveryEvents } from "../data/schema.ts";
import { withDatabases } from "../testing/databases.ts";
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

withDatabases("the log of delivery events", ({ database }) => {
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
});
