import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./database.ts";
import { type ResendRules, requestResend, sendsOf } from "./resend.ts";
import { buckets, outbox } from "./schema.ts";
import { databaseKinds, type TestDatabases } from "./testing/databases.ts";
import { ticketFor } from "./testing/ticket.ts";
import { bindTicket } from "./ticket-binding.ts";

const rules: ResendRules = {
  policy: { waits: [30, 60, 120, 300, 600], perChallenge: 5, perDestination: { sends: 5, per: 600, perDay: 10 } },
  lifeSeconds: { email: 600, sms: 300 },
};
const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe.each(databaseKinds)("resend on %s", (_, startDatabases) => {
  let databases: TestDatabases;
  let database: Database;

  beforeAll(async () => {
    databases = await startDatabases();
    database = await databases.open();
  }, 60_000);
  afterAll(() => databases.stop());

  test("an accepted press leaves one delivery in the outbox and starts the next wait", async () => {
    const ticket = ticketFor(start);
    const answer = await requestResend(database, ticket, rules, after(30));
    expect(answer).toMatchObject({
      accepted: true,
      view: {
        ticket: { destination: "j•••@g•••.com" },
        delivery: { state: "sending", requestedAt: after(30).toISOString() },
        resend: { state: "refused", refusal: "cooling", retryAfterSeconds: 60, left: 4 },
      },
    });
    expect((await database.select().from(outbox)).map((row) => row.deliveryId)).toContain(answer.view.delivery?.id);
  });

  test("a press before the wait is over sends nothing and says how long", async () => {
    const ticket = ticketFor(start);
    expect(await requestResend(database, ticket, rules, after(12.2))).toMatchObject({
      accepted: false,
      view: { delivery: { id: "first" }, resend: { refusal: "cooling", retryAfterSeconds: 18, left: 5 } },
    });
    expect(await sendsOf(database, ticket, start)).toEqual([]);
  });

  test("20 presses at once send one code; the others are told the wait", async () => {
    const ticket = ticketFor(start);
    const views = [database];
    if (databases.openAgain) views.push(await databases.openAgain());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, press) =>
        requestResend(views[press % views.length] ?? database, ticket, rules, after(40)),
      ),
    );
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(1);
    for (const { view } of answers.filter((answer) => !answer.accepted))
      expect(view.resend).toMatchObject({ refusal: "cooling", retryAfterSeconds: 60 });
    expect(await sendsOf(database, ticket, after(40))).toHaveLength(1);
  });

  test("many challenges at once cannot pass the cap of one destination", async () => {
    const destination = "ef".repeat(32);
    const free: ResendRules = { ...rules, policy: { ...rules.policy, waits: [0] } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        requestResend(database, ticketFor(start, { destination_hash: destination }), free, after(40)),
      ),
    );
    // Five in the window, and the sign-in site's own first code is one of them.
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(4);
    expect(answers.find((answer) => !answer.accepted)?.view.resend).toMatchObject({ refusal: "too-many" });
  });

  test("a ticket belongs to the browser that showed it first, also when two race", async () => {
    const ticket = ticketFor(start);
    const race = await Promise.all(["a", "b"].map((browser) => bindTicket(database, ticket, browser)));
    expect(race.toSorted()).toEqual(["ours", "ticket-used"]);
    const first = race[0] === "ours" ? "a" : "b";
    expect(await bindTicket(database, ticket, first)).toBe("ours");
    expect(await bindTicket(database, ticket, "c")).toBe("ticket-used");
  });

  test("what is kept names nobody", async () => {
    const kept = JSON.stringify([await database.select().from(buckets), await database.select().from(outbox)]);
    expect(kept).not.toContain("•");
  });
});
