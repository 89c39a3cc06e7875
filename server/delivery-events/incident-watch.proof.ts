import { expect, test } from "vitest";
import { noDeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { deliveryCounts } from "../data/schema.ts";
import { withDatabases } from "../testing/databases.ts";
import { IncidentWatch } from "./incident-watch.ts";
import { recordEvents } from "./record.ts";
import type { ReportedEvent } from "./reported-event.ts";

const begin = Date.parse("2026-11-22T12:00:00Z");
const minute = (count: number) => new Date(begin + count * 60_000);

withDatabases("the incident watch", ({ database }) => {
  let named = 0;
  const report = (at: Date, count: number, event: Partial<ReportedEvent>) =>
    recordEvents(
      database(),
      Array.from({ length: count }, () => ({
        ...{ id: `event-${named++}`, channel: "sms" as const, stage: "failed" as const, destination: "+447400123456" },
        ...{ at, ...event },
      })),
      { provider: "own", codes: noDeliveryCodes, hashKey: undefined, now: at },
    );

  test("new outcomes are counted once, by the country of the number; failures of the person are not", async () => {
    const [at] = [minute(0)];
    await report(at, 3, {});
    await report(at, 2, { stage: "delivered" });
    await report(at, 1, { stage: "sent" });
    await report(at, 1, { channel: "email", destination: "j@example.org", stage: "delivered" });
    named -= 1;
    await report(at, 1, { channel: "email", destination: "j@example.org", stage: "delivered" });
    expect(await database().select().from(deliveryCounts).orderBy(deliveryCounts.channel)).toEqual([
      { minute: at, channel: "email", country: "", good: 1, failed: 0 },
      { minute: at, channel: "sms", country: "GB", good: 2, failed: 3 },
    ]);
  });

  test("an outage in one country alarms there alone, in every process alike, and ends when all is well", async () => {
    const past = Array.from({ length: 600 }, (_, at) =>
      (["GB", "IN"] as const).map((country) => ({
        ...{ minute: minute(at), channel: "sms" as const, country, good: 9, failed: at % 4 === 0 ? 1 : 0 },
      })),
    ).flat();
    await database().insert(deliveryCounts).values(past);
    const watch = new IncidentWatch(database());
    expect(await watch.look(minute(600))).toEqual([]);

    for (let at = 600; at < 610; at++) {
      await report(minute(at), 8, {});
      await report(minute(at), 9, { stage: "delivered", destination: "+919876543210" });
    }
    const alarm = [{ channel: "sms", country: "GB" }];
    expect(await watch.look(minute(611))).toEqual(alarm);
    expect(await new IncidentWatch(database()).look(minute(611))).toEqual(alarm);

    for (let at = 611; at < 630; at++) await report(minute(at), 9, { stage: "delivered" });
    expect(await watch.look(minute(631))).toEqual([]);
  });
});
