import { expect, test } from "vitest";
import { startOutbox } from "../resend/outbox.ts";
import { press } from "../resend/press.ts";
import { withDatabases } from "../testing/databases.ts";
import { rulesWith } from "../testing/rules.ts";
import { ticketFor } from "../testing/ticket.ts";
import { bindTicket } from "../tickets/ticket-binding.ts";
import { purge } from "./purge.ts";
import { buckets, deliveries, outbox, tickets } from "./schema.ts";

const day = 86_400;
const retention = { events: 30 * day, deliveries: 7 * day };
const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

withDatabases("what is kept", ({ database }) => {
  async function kept() {
    const tables = { deliveries, tickets, buckets, outbox };
    const counts: Record<string, number> = {};
    for (const [name, table] of Object.entries(tables)) counts[name] = await database().$count(table);
    return counts;
  }

  test("a code, its ticket and its locks go when their time is over, not before; a job under way stays", async () => {
    const ticket = ticketFor(start);
    await bindTicket(database(), ticket, "mine");
    await press(database(), { ticket, addressBlock: "block" }, rulesWith(), after(30));
    const all = await kept();
    expect(all).toMatchObject({ deliveries: 1, tickets: 1, outbox: 1 });

    await purge(database(), retention, after(7 * day));
    expect(await kept()).toEqual(all);
    await purge(database(), retention, after(8 * day));
    expect(await kept()).toEqual({ deliveries: 1, tickets: 0, buckets: 0, outbox: 1 });

    const runner = startOutbox({
      database: database(),
      gateway: { send: async () => ({ outcome: "sent" }) },
      lifeSeconds: () => rulesWith().lifeSeconds,
      clock: () => after(31),
    });
    await runner.drain();
    await purge(database(), retention, after(8 * day));
    expect(await kept()).toEqual({ deliveries: 0, tickets: 0, buckets: 0, outbox: 0 });
  });
});
