import { expect, test, vi } from "vitest";
import type { DeliveryView } from "#machines/code-status/code-status.ts";
import { outbox } from "../../data/schema.ts";
import type { Gateway } from "../../gateways/gateway.ts";
import { withDatabases } from "../../testing/databases.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { Ticket } from "../../tickets/ticket.ts";
import { startOutbox } from "../outbox.ts";
import { requestResend } from "../resend.ts";

const rules = rulesWith();
const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** What differs between any two deliveries and says nothing. */
const withoutIds = (view: DeliveryView) => ({ ...view, delivery: view.delivery && { ...view.delivery, id: "" } });

withDatabases("whether there is an account", ({ database }) => {
  /** The sign-in system issues tickets for both; only it knows which of them has an account. */
  const tickets = () => ({ known: ticketFor(start), unknown: ticketFor(start) });

  async function press(ticket: Ticket, seconds: number) {
    const { accepted, view } = await requestResend(
      database(),
      { ticket, addressBlock: null },
      rules,
      after(seconds),
      0,
    );
    return { accepted, view: withoutIds(view) };
  }

  test("a press is answered before anybody is asked, in the same words and with the same wait, account or not", async () => {
    const { known, unknown } = tickets();
    const answers = [await press(known, 30), await press(unknown, 30)];
    expect(answers[0]).toMatchObject({ accepted: true });
    expect(answers[1]).toEqual(answers[0]);
    // Both wait in the outbox; nobody has been asked yet.
    expect(await database().select().from(outbox)).toHaveLength(2);

    const asked: string[] = [];
    const gateway: Gateway = {
      async send({ challenge }) {
        asked.push(challenge);
        return { outcome: "sent" };
      },
    };
    const runner = startOutbox({
      database: database(),
      gateway,
      lifeSeconds: () => rules.lifeSeconds,
      poll: 10,
      clock: () => after(31),
    });
    await vi.waitFor(async () => expect(await database().select().from(outbox)).toEqual([]));
    await runner.drain();
    expect(asked.toSorted()).toEqual([known.challenge, unknown.challenge].toSorted());
    expect(await press(unknown, 40)).toEqual(await press(known, 40));
  });

  test("presses too early, too often and repeated are answered alike as well", async () => {
    const { known, unknown } = tickets();
    let refused = 0;
    for (const seconds of [1, 30, 31, 90, 95, 210, 510, 1_110, 1_200, 5_000]) {
      const [one, other] = [await press(known, seconds), await press(unknown, seconds)];
      expect(other).toEqual(one);
      refused += one.accepted ? 0 : 1;
    }
    expect(refused).toBeGreaterThan(3);
  });
});
