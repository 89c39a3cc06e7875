import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { codeStatusSchema } from "#machines/code-status/code-status.ts";
import type { SendResult } from "#machines/resend/send-result.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import { deliveries, deliveryEvents, outbox } from "#server/data/schema.ts";
import { startOutbox } from "#server/resend/outbox.ts";
import { withDatabases } from "#server/testing/databases.ts";
import { eventually } from "#server/testing/eventually.ts";
import { pressAndSee } from "#server/testing/press-and-see.ts";
import { loadRealContent } from "#server/testing/real-content.ts";
import { rulesWith } from "#server/testing/rules.ts";
import { trustNewTicketKey } from "#server/testing/signed-ticket.ts";
import { ticketFor } from "#server/testing/ticket.ts";
import { GET } from "./route.ts";

// Read by the code when it first asks; nothing is called there.
vi.stubEnv("BASE_URL", "http://localhost:3000");
vi.stubEnv("TICKET_JWKS_URL", "http://localhost:3001/.well-known/jwks.json");
vi.stubEnv("TICKET_ISSUER", "http://localhost:3001");
vi.stubEnv("RESEND_URL", "http://localhost:3001/resend");
vi.stubEnv("RESEND_SECRET", `whsec_${Buffer.alloc(32, 7).toString("base64")}`);

const cookies = vi.hoisted(() => ({ current: { ticket: "", browser: "mine" } }));
vi.mock("../../visitor.ts", () => ({ currentVisitor: async () => cookies.current }));

const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** A person who asks: the sign-in system issues a ticket with or without an account; only it knows which is which. */
interface Person {
  ticket: Ticket;
  jws: string;
}
let sign: (ticket: Ticket) => Promise<string>;

beforeAll(async () => {
  await loadRealContent();
  sign = await trustNewTicketKey();
});

withDatabases("whether there is an account", ({ database }) => {
  let known: Person;
  let unknown: Person;
  let drain = async () => {};

  beforeEach(async () => {
    // The clock stands, however often somebody looks whether it is done; fake timers would move it.
    vi.setSystemTime(start);
    globalThis.openedDatabase = Promise.resolve({ database: database(), close: async () => {} });
    [known, unknown] = await Promise.all([personWith({}), personWith({})]);
  });
  afterEach(async () => {
    await drain();
    globalThis.openedDatabase = undefined;
    vi.useRealTimers();
  });

  async function personWith(claims: Pick<Ticket, "reports">): Promise<Person> {
    const { reports: _, ...rest } = ticketFor(start);
    const ticket = { ...rest, ...claims };
    return { ticket, jws: await sign(ticket) };
  }

  /** A signed report that the mailbox is full. */
  async function report({ ticket: { challenge } }: Person) {
    await database()
      .insert(deliveryEvents)
      .values({
        ...{ provider: "own", eventId: challenge, challenge, channel: "email", stage: "failed" },
        ...{ cause: "mailbox-full", permanent: "no", who: "you", confidence: "certain" },
        ...{ occurredAt: after(35), receivedAt: after(36) },
      });
  }

  /** What became of the codes asked for here, as it stands in the table. */
  async function stateOf({ ticket: { challenge } }: Person) {
    const rows = await database().select().from(deliveries).where(eq(deliveries.challenge, challenge));
    return rows.map(({ state }) => state);
  }

  /** The outbox of the site. For an address without an account the sign-in system does as told, for the other it sends. */
  function run(withoutAccount: () => Promise<SendResult>): { asked: string[] } {
    const asked: string[] = [];
    const runner = startOutbox({
      database: database(),
      gateway: {
        async send({ challenge }) {
          asked.push(challenge);
          return challenge === unknown.ticket.challenge ? withoutAccount() : { outcome: "sent" };
        },
      },
      lifeSeconds: () => rulesWith().lifeSeconds,
      poll: 10,
      drainSeconds: 0,
    });
    drain = runner.drain;
    return { asked };
  }

  async function press({ ticket }: Person, seconds: number) {
    vi.setSystemTime(after(seconds));
    const { accepted, status } = await pressAndSee(
      database(),
      { ticket, addressBlock: null },
      { ...rulesWith(), reportsFor: [] },
      after(seconds),
      0,
    );
    return { accepted, status: { ...status, delivery: status.delivery && { ...status.delivery, id: "" } } };
  }

  /** What the browser is told, all of it; the id of a delivery differs between any two and says nothing. */
  async function look({ jws }: Person, seconds: number) {
    vi.setSystemTime(after(seconds));
    cookies.current = { ticket: jws, browser: "mine" };
    const response = await GET(new Request("http://localhost:3000/api/delivery"));
    const { delivery, ...rest } = codeStatusSchema.parse(await response.json());
    const { status, headers } = response;
    return { status, headers: Object.fromEntries(headers), rest, delivery: delivery && { ...delivery, id: "" } };
  }

  const ways: [does: string, withoutAccount: () => Promise<SendResult>][] = [
    ["sends", async () => ({ outcome: "sent" })],
    ["refuses", async () => ({ outcome: "refused", reason: "refused" })],
    ["cannot say", async () => ({ outcome: "unknown" })],
    ["is busy", async () => ({ outcome: "later", retryAfterSeconds: 60 })],
    ["hangs", () => new Promise(() => {})],
  ];

  test("a press is answered before anybody is asked, in the same words and with the same wait, account or not", async () => {
    expect(await look(unknown, 29)).toEqual(await look(known, 29));
    const pressed = await press(known, 30);
    expect(pressed).toMatchObject({ accepted: true });
    expect(await press(unknown, 30)).toEqual(pressed);
    expect(await look(unknown, 31)).toEqual(await look(known, 31));
    // Both wait in the outbox; nobody has been asked yet.
    expect(await database().select().from(outbox)).toHaveLength(2);
    const { asked } = run(async () => ({ outcome: "sent" }));
    await eventually(async () => expect(await database().select().from(outbox)).toEqual([]));
    expect(asked.toSorted()).toEqual([known.ticket.challenge, unknown.ticket.challenge].toSorted());
    expect(await look(unknown, 40)).toEqual(await look(known, 40));
  });

  test("presses too early, too often and repeated are answered alike as well", async () => {
    let refused = 0;
    for (const seconds of [1, 30, 31, 90, 95, 210, 510, 1_110, 1_200, 5_000]) {
      const [one, other] = [await press(known, seconds), await press(unknown, seconds)];
      expect(other).toEqual(one);
      refused += one.accepted ? 0 : 1;
    }
    expect(refused).toBeGreaterThan(3);
  });

  test.each(ways)(
    "presses, waits, what became of a code, and headers are alike where the sign-in system %s for an address without an account",
    async (_, withoutAccount) => {
      const { asked } = run(withoutAccount);
      for (const [round, seconds] of [30, 90, 210].entries()) {
        expect(await press(unknown, seconds)).toEqual(await press(known, seconds));
        await eventually(() => expect(asked.filter((one) => one === known.ticket.challenge)).toHaveLength(round + 1));
        await eventually(() => expect(asked).toContain(unknown.ticket.challenge));
        await eventually(async () => expect(await stateOf(known)).not.toContain("sending"));
        for (const later of [0, 0.05, 0.8, 1.9, 2, 3, 12, 59]) {
          const seen = await look(known, seconds + later);
          expect(seen).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
          expect(seen.delivery).toMatchObject({ state: later < 2 ? "sending" : "sent", failure: null });
          expect(await look(unknown, seconds + later)).toEqual(seen);
        }
        const again = await press(known, seconds + 5);
        expect(again).toMatchObject({ accepted: false, status: { resend: { refusal: "cooling" } } });
        expect(await press(unknown, seconds + 5)).toEqual(again);
      }
    },
  );

  test.each(["refused", "challenge-over", "unreachable", "country-refused", "too-many"] as const)(
    "the refusal %s is not shown, and takes no button away",
    async (reason) => {
      run(async () => ({ outcome: "refused", reason }));
      await press(known, 30);
      await press(unknown, 30);
      await eventually(async () => expect(await stateOf(unknown)).toEqual(["failed"]));
      for (const seconds of [31, 45, 91]) expect(await look(unknown, seconds)).toEqual(await look(known, seconds));
      expect(await press(unknown, 91)).toEqual(await press(known, 91));
    },
  );

  test("a sign-in system that answers late is no sign either: the time shown follows the press", async () => {
    let end = (_: SendResult) => {};
    const { asked } = run(() => new Promise((resolve) => (end = resolve)));
    await press(known, 30);
    await press(unknown, 30);
    await eventually(() => expect(asked).toContain(unknown.ticket.challenge));
    await eventually(async () => expect(await stateOf(known)).toEqual(["sent"]));
    vi.setSystemTime(after(45));
    end({ outcome: "sent", codeExpiresAt: after(999) });
    await eventually(async () => expect(await stateOf(unknown)).toEqual(["sent"]));
    const seen = await look(known, 46);
    expect(seen.delivery).toMatchObject({ sentAt: after(32).toISOString(), codeExpiresAt: after(630).toISOString() });
    expect(await look(unknown, 46)).toEqual(seen);
  });

  test("a delivery report is shown to nobody while the sign-in system does not do the same for every address", async () => {
    await report(known);
    const seen = await look(known, 40);
    expect(seen.rest).toMatchObject({ evidence: null, ticket: { reports: false } });
    expect(await look(unknown, 40)).toEqual(seen);
  });

  test("a ticket that says so shows what became of the code to its holder, but not how fast the sign-in system answered", async () => {
    const open = await personWith({ reports: true });
    run(async () => ({ outcome: "refused", reason: "too-many" }));
    await press(open, 30);
    await eventually(async () => expect(await stateOf(open)).toEqual(["sent"]));
    expect((await look(open, 31)).delivery).toMatchObject({ state: "sending", sentAt: null });
    expect((await look(open, 33)).delivery).toMatchObject({ state: "sent", sentAt: after(32).toISOString() });
    await report(open);
    expect((await look(open, 40)).rest).toMatchObject({ evidence: { cause: "mailbox-full" } });
  });
});
