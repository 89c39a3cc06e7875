import { expect, test } from "vitest";
import type { Ticket } from "#machines/resend/ticket.ts";
import { buckets, deliveries, outbox } from "../data/schema.ts";
import { withDatabases } from "../testing/databases.ts";
import { pressAndSee } from "../testing/press-and-see.ts";
import { rulesWith } from "../testing/rules.ts";
import { ticketFor } from "../testing/ticket.ts";
import { bindTicket } from "../tickets/ticket-binding.ts";
import { type Asker, readPast } from "./known-code.ts";

const rules = rulesWith();
const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const asker = (claims: Partial<Ticket> = {}, addressBlock: string | null = null): Asker => ({
  ticket: ticketFor(start, claims),
  addressBlock,
});

withDatabases("resend", ({ database, openAgain }) => {
  /** So many presses at once, each by another asker. */
  const together = (presses: number, ask: (press: number) => Asker, given = rulesWith({}, [0])) =>
    Promise.all(Array.from({ length: presses }, (_, press) => pressAndSee(database(), ask(press), given, after(40))));

  test("an accepted press leaves one delivery in the outbox and starts the next wait", async () => {
    const result = await pressAndSee(database(), asker(), rules, after(30));
    expect(result).toMatchObject({
      accepted: true,
      status: {
        ticket: { destination: "j•••@g•••.com" },
        delivery: { state: "sending", failure: null, requestedAt: after(30).toISOString() },
        resend: { state: "refused", refusal: "cooling", retryAfterSeconds: 60, left: 4 },
      },
    });
    const [row] = (await database().select().from(outbox)).filter(
      (one) => one.deliveryId === result.status.delivery?.id,
    );
    // Life less the usual time of travel.
    expect(row).toMatchObject({ dueAt: after(30), deadline: after(30 + 540) });
  });

  test("a press before the wait is over sends nothing, writes nothing and says how long", async () => {
    const early = asker();
    const locked = await database().select().from(buckets);
    expect(await pressAndSee(database(), early, rules, after(12.2))).toMatchObject({
      accepted: false,
      status: { delivery: { id: "first" }, resend: { refusal: "cooling", retryAfterSeconds: 18, left: 5 } },
    });
    expect((await readPast(database(), early, rules, start)).deliveries).toEqual([]);
    expect(await database().select().from(buckets)).toEqual(locked);
  });

  test("chance is taken once, at the press: the wait it gave is shown and holds", async () => {
    const lucky = asker();
    const jittery = { ...rules, policy: { ...rules.policy, jitter: 0.1 } };
    const shown = await pressAndSee(database(), lucky, jittery, after(30), 0.9);
    expect(shown.status.resend.retryAfterSeconds).toBe(65);
    expect((await pressAndSee(database(), lucky, jittery, after(94), 0)).status.resend.retryAfterSeconds).toBe(1);
    expect((await pressAndSee(database(), lucky, jittery, after(95), 0)).accepted).toBe(true);
  });

  test("20 presses at once send one code; the others are told the wait", async () => {
    const same = asker();
    const views = [database(), await openAgain()];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, press) =>
        pressAndSee(views[press % views.length] ?? database(), same, rules, after(40), 0),
      ),
    );
    expect(results.filter((result) => result.accepted)).toHaveLength(1);
    for (const { status } of results.filter((result) => !result.accepted))
      expect(status.resend).toMatchObject({ refusal: "cooling", retryAfterSeconds: 60 });
    expect((await readPast(database(), same, rules, after(40))).deliveries).toHaveLength(1);
  });

  test("many challenges at once cannot pass the cap of one destination", async () => {
    const results = await together(20, () => asker({ destination_hash: "ef".repeat(32) }));
    // Five in the window, and the sign-in site's own first code is one of them.
    expect(results.filter((result) => result.accepted)).toHaveLength(4);
    expect(results.find((result) => !result.accepted)?.status.resend).toMatchObject({ refusal: "too-many" });
  });

  test("many people behind one address block cannot pass its cap, and others are not held up by them", async () => {
    const narrow = rulesWith({ perAddressBlock: { sends: 3, per: 3_600 } }, [0]);
    const results = await together(10, () => asker({}, "block-a"), narrow);
    expect(results.filter((result) => result.accepted)).toHaveLength(3);
    expect(results.find((result) => !result.accepted)?.status.resend).toMatchObject({
      refusal: "connection-busy",
      retryAfterSeconds: 3_600,
    });
    for (const other of ["block-b", null])
      expect((await pressAndSee(database(), asker({}, other), narrow, after(40))).accepted).toBe(true);
  });

  test("one dial code cannot be flooded, and tickets without one share a cap of their own", async () => {
    const narrow = rulesWith({ perDialCode: { sends: 3, per: 3_600 } }, [0]);
    const accepted = async (claims: Partial<Ticket>) =>
      (await together(6, () => asker({ channel: "sms", ...claims }), narrow)).filter((result) => result.accepted)
        .length;
    expect(await accepted({ dial_code: "49" })).toBe(3);
    expect(await accepted({ country: "DE" })).toBe(0);
    expect(await accepted({ country: "ES" })).toBe(3);
    expect(await accepted({})).toBe(3);
  });

  test("the whole site cannot send more than its cap, on each channel", async () => {
    const narrow = rulesWith({ perSite: { sends: 5, per: 3_600 } }, [0]);
    const results = await together(12, () => asker({ channel: "sms" }), narrow);
    expect(results.filter((result) => result.accepted)).toHaveLength(5);
    expect(results.find((result) => !result.accepted)?.status.resend).toMatchObject({ refusal: "site-busy" });
  });

  test("no text goes to a country that the policy refuses", async () => {
    const rulesOfCountries = rulesWith({ countries: { allowed: [], refused: ["GB"] } });
    const press = asker({ channel: "sms", country: "GB", dial_code: "44" });
    expect(await pressAndSee(database(), press, rulesOfCountries, after(40))).toMatchObject({
      accepted: false,
      status: { resend: { refusal: "country-refused", retryAfterSeconds: null } },
    });
  });

  test("a ticket belongs to the browser that showed it first, also when two race", async () => {
    const ticket = ticketFor(start);
    const race = await Promise.all(["a", "b"].map((browser) => bindTicket(database(), ticket, browser)));
    expect(race.toSorted()).toEqual(["ours", "ticket-used"]);
    const first = race[0] === "ours" ? "a" : "b";
    expect(await bindTicket(database(), ticket, first)).toBe("ours");
    expect(await bindTicket(database(), ticket, "c")).toBe("ticket-used");
  });

  test("what is kept names nobody", async () => {
    await together(3, () => asker({}, "block"));
    const tables = [buckets, outbox, deliveries].map((table) => database().select().from(table));
    const kept = JSON.stringify(await Promise.all(tables));
    expect(kept).toContain("challenge:");
    expect(kept).not.toContain("•");
  });
});
