import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import type { SendResult } from "#machines/resend/send-result.ts";
import { deliveries, outbox } from "../data/schema.ts";
import type { Gateway, GatewayDelivery } from "../gateways/gateway.ts";
import { withDatabases } from "../testing/databases.ts";
import { eventually } from "../testing/eventually.ts";
import { pressAndSee } from "../testing/press-and-see.ts";
import { rulesWith } from "../testing/rules.ts";
import { ticketFor } from "../testing/ticket.ts";
import { type Outbox, type OutboxOptions, startOutbox } from "./outbox.ts";
import { releaseClaims } from "./outbox-claims.ts";

const rules = rulesWith({}, [30]);
const start = new Date("2026-11-22T14:02:00Z");

/** A gateway with these results, one after another, which remembers what it was asked; after the last of them it sends. */
function scriptedGateway(...results: SendResult[]): Gateway & { asked: GatewayDelivery[] } {
  const asked: GatewayDelivery[] = [];
  return {
    asked,
    async send(delivery) {
      asked.push(delivery);
      return results.shift() ?? { outcome: "sent" };
    },
  };
}

withDatabases("outbox", ({ database, openAgain }) => {
  let now = start;
  const running: Outbox[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.drain()));
  });

  /** One accepted press, 30 s after the first code. Resolves with the id of the delivery. */
  async function press(): Promise<string> {
    now = new Date(start.getTime() + 30_000);
    const result = await pressAndSee(database(), { ticket: ticketFor(start), addressBlock: null }, rules, now);
    return result.status.delivery?.id ?? "";
  }

  function run(gateway: Gateway, options: Partial<OutboxOptions> = {}): Outbox {
    const runner = startOutbox({
      database: database(),
      gateway,
      lifeSeconds: () => rules.lifeSeconds,
      poll: 10,
      clock: () => now,
      ...options,
    });
    running.push(runner);
    return runner;
  }

  async function delivery(id: string) {
    const [row] = await database().select().from(deliveries).where(eq(deliveries.id, id));
    return row;
  }

  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };

  test("a press is sent at once, with its id as the key, and leaves the outbox", async () => {
    const gateway = scriptedGateway({ outcome: "sent", codeExpiresAt: new Date("2026-11-22T14:12:30Z") });
    const runner = run(gateway, { poll: 3_600_000 });
    const id = await press();
    runner.wake();
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
    expect(await delivery(id)).toMatchObject({ sentAt: now, codeExpiresAt: new Date("2026-11-22T14:12:30Z") });
    expect(gateway.asked).toMatchObject([{ id, channel: "email" }]);
    expect(await database().select().from(outbox)).toEqual([]);
  });

  test("the code's end comes from the policy when the gateway does not tell it", async () => {
    const id = await press();
    run(scriptedGateway());
    await eventually(async () =>
      expect(await delivery(id)).toMatchObject({ codeExpiresAt: new Date(now.getTime() + 600_000) }),
    );
  });

  test("trouble is tried again with the same key, each time a little later", async () => {
    const gateway = scriptedGateway({ outcome: "later" }, { outcome: "unknown" });
    const id = await press();
    run(gateway);
    for (const [attempts, wait] of [
      [1, 1],
      [2, 2],
    ] as const) {
      await eventually(async () => expect(await database().select().from(outbox)).toMatchObject([{ attempts }]));
      pass(wait);
    }
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
    expect(gateway.asked.map((asked) => asked.id)).toEqual([id, id, id]);
  });

  test("a gateway that says when to come back is not asked before that", async () => {
    const gateway = scriptedGateway({ outcome: "later", retryAfterSeconds: 40 });
    const id = await press();
    run(gateway);
    await eventually(async () =>
      expect(await database().select().from(outbox)).toMatchObject([
        { attempts: 1, dueAt: new Date(now.getTime() + 40_000) },
      ]),
    );
    pass(39);
    const impatient = run(gateway, { poll: 3_600_000 });
    impatient.wake();
    await impatient.drain();
    expect(gateway.asked).toHaveLength(1);
    pass(1);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
  });

  test("a refusal for good ends the delivery visibly", async () => {
    const id = await press();
    run(scriptedGateway({ outcome: "refused", reason: "challenge-over" }));
    await eventually(async () =>
      expect(await delivery(id)).toMatchObject({ state: "failed", failure: "challenge-over" }),
    );
    expect(await database().select().from(outbox)).toEqual([]);
  });

  test("a code that would arrive dead is not sent", async () => {
    const gateway = scriptedGateway();
    const id = await press();
    pass(600);
    run(gateway);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "expired-before-send" }));
    expect(gateway.asked).toEqual([]);
  });

  test("a code that nobody could tell about until it is too late is not called unsent", async () => {
    const id = await press();
    run(scriptedGateway({ outcome: "unknown" }, { outcome: "later" }));
    for (const attempts of [1, 2]) {
      await eventually(async () => expect(await database().select().from(outbox)).toMatchObject([{ attempts }]));
      pass(attempts === 1 ? 1 : 600);
    }
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "failed", failure: "no-answer" }));
  });

  test("a code that was certainly refused until it is too late is called unsent", async () => {
    const id = await press();
    run(scriptedGateway({ outcome: "later" }));
    await eventually(async () => expect(await database().select().from(outbox)).toMatchObject([{ attempts: 1 }]));
    pass(600);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "expired-before-send" }));
  });

  test("a claim whose process died is taken up with the same key after its lease, not before", async () => {
    const id = await press();
    const dying: Gateway & { asked: GatewayDelivery[] } = {
      asked: [],
      send(asked) {
        this.asked.push(asked);
        return new Promise(() => {});
      },
    };
    startOutbox({
      database: database(),
      gateway: dying,
      lifeSeconds: () => rules.lifeSeconds,
      poll: 3_600_000,
      clock: () => now,
    });
    await eventually(() => expect(dying.asked).toHaveLength(1));
    const gateway = scriptedGateway();
    const next = run(gateway, { poll: 3_600_000 });
    pass(14);
    next.wake();
    await next.drain();
    expect(gateway.asked).toEqual([]);
    pass(1);
    run(gateway);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
    expect(gateway.asked.map((asked) => asked.id)).toEqual([id]);
  });

  test("the only process on a database takes up what its predecessor left at once", async () => {
    const id = await press();
    const dying: Gateway = { send: () => new Promise(() => {}) };
    const send = vi.spyOn(dying, "send");
    startOutbox({
      database: database(),
      gateway: dying,
      lifeSeconds: () => rules.lifeSeconds,
      poll: 3_600_000,
      clock: () => now,
    });
    await eventually(() => expect(send).toHaveBeenCalledTimes(1));
    await releaseClaims(database(), now);
    const gateway = scriptedGateway();
    run(gateway);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
    expect(gateway.asked.map((asked) => asked.id)).toEqual([id]);
  });

  test("many runners share the work: each delivery is asked for once", async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, press));
    const gateway = scriptedGateway();
    for (let runner = 0; runner < 4; runner++) run(gateway, { database: await openAgain() });
    await eventually(async () => expect(await database().select().from(outbox)).toEqual([]));
    expect(gateway.asked.map((asked) => asked.id).toSorted()).toEqual(ids.toSorted());
  });

  test("draining waits for what is under way and takes nothing new", async () => {
    const id = await press();
    let end = (_: SendResult) => {};
    const slow: Gateway = { send: () => new Promise((resolve) => (end = resolve)) };
    const send = vi.spyOn(slow, "send");
    const runner = run(slow);
    await eventually(() => expect(send).toHaveBeenCalledTimes(1));
    const drained = runner.drain();
    await press();
    end({ outcome: "sent" });
    await drained;
    expect(await delivery(id)).toMatchObject({ state: "sent" });
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("draining does not wait for ever: what a gateway does not answer is given back for another process", async () => {
    const id = await press();
    const silent: Gateway = { send: () => new Promise(() => {}) };
    const send = vi.spyOn(silent, "send");
    const runner = startOutbox({
      database: database(),
      gateway: silent,
      lifeSeconds: () => rules.lifeSeconds,
      clock: () => now,
      drainSeconds: 0,
    });
    await eventually(() => expect(send).toHaveBeenCalledTimes(1));
    await runner.drain();
    const gateway = scriptedGateway();
    run(gateway);
    await eventually(async () => expect(await delivery(id)).toMatchObject({ state: "sent" }));
    expect(gateway.asked.map((asked) => asked.id)).toEqual([id]);
  });
});
