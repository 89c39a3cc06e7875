import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { codeStatusSchema } from "#machines/code-status/code-status.ts";
import type { SendResult } from "#machines/resend/send-result.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import { loadContent } from "#server/content/content.ts";
import { outbox } from "#server/data/schema.ts";
import { startOutbox } from "#server/resend/outbox.ts";
import { withDatabases } from "#server/testing/databases.ts";
import { pressAndSee } from "#server/testing/press-and-see.ts";
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
  await loadContent("content");
  sign = await trustNewTicketKey();
});

withDatabases("whether there is an account", ({ database }) => {
  let known: Person;
  let unknown: Person;
  let drain = async () => {};

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    globalThis.openedDatabase = Promise.resolve({ database: database(), close: async () => {} });
    const [one, other] = [ticketFor(start), ticketFor(start)];
    known = { ticket: one, jws: await sign(one) };
    unknown = { ticket: other, jws: await sign(other) };
  });
  afterEach(async () => {
    await drain();
    globalThis.openedDatabase = undefined;
    vi.useRealTimers();
  });

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
      rulesWith(),
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

  /** Everything but what became of the newest code. */
  const withoutFate = ({ delivery, ...all }: Awaited<ReturnType<typeof look>>) => ({
    ...all,
    requestedAt: delivery?.requestedAt,
  });
  const fateOf = async (person: Person, seconds: number) => (await look(person, seconds)).delivery;

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
    await vi.waitFor(async () => expect(await database().select().from(outbox)).toEqual([]));
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
    "presses, waits, refusals and headers are alike where the sign-in system %s for an address without an account",
    async (_, withoutAccount) => {
      const { asked } = run(withoutAccount);
      for (const [round, seconds] of [30, 90, 210].entries()) {
        expect((await press(unknown, seconds)).accepted).toBe((await press(known, seconds)).accepted);
        await vi.waitFor(() => expect(asked.filter((one) => one === known.ticket.challenge)).toHaveLength(round + 1));
        await vi.waitFor(async () => expect(await fateOf(known, seconds)).toMatchObject({ state: "sent" }));
        await vi.waitFor(() => expect(asked).toContain(unknown.ticket.challenge));
        for (const later of [seconds, seconds + 1, seconds + 59]) {
          const seen = withoutFate(await look(known, later));
          expect(seen).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
          expect(withoutFate(await look(unknown, later))).toEqual(seen);
        }
        const [one, other] = [await press(known, seconds + 5), await press(unknown, seconds + 5)];
        expect(one).toMatchObject({ accepted: false, status: { resend: { refusal: "cooling" } } });
        expect(other.accepted).toBe(false);
        expect(other.status.resend).toEqual(one.status.resend);
      }
    },
  );

  test("known leak: once the sign-in system has said something else than `sent` about an address, or later, the ticket holder sees it", async () => {
    let end = (_: SendResult) => {};
    run(() => new Promise((resolve) => (end = resolve)));
    await press(known, 30);
    await press(unknown, 30);
    await vi.waitFor(async () => expect(await fateOf(known, 30)).toMatchObject({ state: "sent" }));
    expect(await fateOf(unknown, 30)).toMatchObject({ state: "sending", sentAt: null });
    // Slow: it says when.
    vi.setSystemTime(after(45));
    end({ outcome: "sent" });
    await vi.waitFor(async () =>
      expect(await fateOf(unknown, 45)).toMatchObject({ state: "sent", sentAt: after(45).toISOString() }),
    );
    expect(await fateOf(known, 45)).toMatchObject({ sentAt: after(30).toISOString() });
  });

  test.each([
    ["refused", null],
    ["challenge-over", "challenge-over"],
    ["unreachable", "cannot-arrive"],
    ["country-refused", "cannot-arrive"],
  ] as const)("known leak: the refusal %s is shown, and the button says %s", async (reason, refusal) => {
    run(async () => ({ outcome: "refused", reason }));
    await press(known, 30);
    await press(unknown, 30);
    await vi.waitFor(async () => expect(await fateOf(unknown, 31)).toMatchObject({ state: "failed", failure: reason }));
    const button = z.object({ refusal: z.string().nullable() });
    expect(button.parse((await look(unknown, 91)).rest.resend)).toEqual({ refusal });
    expect(button.parse((await look(known, 91)).rest.resend)).toEqual({ refusal: null });
  });
});
