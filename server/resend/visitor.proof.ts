import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { codeStatusSchema } from "#machines/code-status/code-status.ts";
import { deliveryEvents } from "../data/schema.ts";
import { hearLog } from "../testing/heard-log.ts";
import { openTestDatabase } from "../testing/memory-database.ts";
import { loadRealContent } from "../testing/real-content.ts";
import { trustNewTicketKey } from "../testing/signed-ticket.ts";
import { ticketFor } from "../testing/ticket.ts";
import { admitTicket } from "../tickets/admit-ticket.ts";
import { pressResend, readCodeStatus } from "./visitor.ts";

const now = new Date("2026-11-22T14:02:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

// Read by the code when it first asks; no real address is called in these tests.
vi.stubEnv("BASE_URL", "http://localhost:3000");
vi.stubEnv("TICKET_JWKS_URL", "http://localhost:3001/.well-known/jwks.json");
vi.stubEnv("TICKET_ISSUER", "http://localhost:3001");
vi.stubEnv("RESEND_URL", "http://localhost:3001/resend");
vi.stubEnv("RESEND_SECRET", `whsec_${Buffer.alloc(32, 7).toString("base64")}`);

let sign: (sentAt: Date) => Promise<string>;

beforeAll(async () => {
  globalThis.openedDatabase = openTestDatabase();
  await loadRealContent();
  const signTicket = await trustNewTicketKey();
  sign = (sentAt) => signTicket(ticketFor(sentAt));
});
afterAll(async () => (await globalThis.openedDatabase)?.close());

describe("what a browser may know and do", () => {
  const wake = vi.fn();
  beforeEach(() => {
    wake.mockClear();
    globalThis.runningOutbox = { wake, drain: async () => {}, state: () => "running" };
  });

  test("a press in a process that is about to end is refused, and sends nothing", async () => {
    globalThis.runningOutbox = { wake, drain: async () => {}, state: () => "stopping" };
    const cookies = { ticket: await sign(secondsAgo(40)), browser: "stopped" };
    const heard = hearLog();
    const result = await pressResend(cookies, now);
    expect(result).toMatchObject({ accepted: false, status: { resend: { refusal: "unavailable" } } });
    expect(heard.lines()).toMatchObject([{ kind: "press-refused", refusal: "unavailable", isStopping: true }]);
    expect(wake).not.toHaveBeenCalled();
  });

  test("the ticket holder sees the first code and can ask for a new one after the first wait", async () => {
    const cookies = { ticket: await sign(secondsAgo(40)), browser: "mine" };
    // What goes over the wire keeps the shape that the browser relies on.
    expect(codeStatusSchema.parse(await readCodeStatus(cookies, now))).toMatchObject({
      ticket: { channel: "email", destination: "j•••@g•••.com" },
      delivery: { id: "first", state: "sent", sentAt: secondsAgo(40).toISOString() },
      // A check of our content follows from each.
      offers: expect.arrayContaining(["slow", "expired"]),
      resend: { state: "ready", refusal: null, retryAfterSeconds: null },
    });
    expect(await pressResend(cookies, now)).toMatchObject({
      accepted: true,
      status: { delivery: { state: "sending" } },
    });
    expect(wake).toHaveBeenCalledOnce();
    expect(await pressResend(cookies, now)).toMatchObject({
      accepted: false,
      status: { resend: { refusal: "cooling" } },
    });
    expect(wake).toHaveBeenCalledOnce();
  });

  test.each([
    ["no ticket", {}, "no-ticket"],
    ["junk", { ticket: "junk", browser: "mine" }, "ticket-invalid"],
  ])("%s: nothing is told but why", async (_, cookies, refusal) => {
    const status = {
      ticket: null,
      delivery: null,
      resend: { state: "refused", refusal, retryAfterSeconds: null, left: 0 },
    };
    expect(await readCodeStatus(cookies, now)).toMatchObject(status);
    expect(await pressResend(cookies, now)).toMatchObject({ accepted: false, status });
  });

  test("a ticket seen in one browser is worth nothing in another, nor without its browser cookie", async () => {
    const ticket = await sign(secondsAgo(40));
    expect(await readCodeStatus({ ticket, browser: "mine" }, now)).toHaveProperty("ticket.channel", "email");
    for (const browser of ["another", undefined])
      expect(await pressResend({ ticket, browser }, now)).toMatchObject({
        accepted: false,
        status: { ticket: null, resend: { refusal: "ticket-used" } },
      });
  });

  test("where no further code can arrive a press is refused with that reason, and sends nothing", async () => {
    const cookies = { ticket: await sign(secondsAgo(45)), browser: "mine" };
    const { ticket } = await admitTicket(cookies, now);
    const opened = (await globalThis.openedDatabase)?.database;
    await opened?.insert(deliveryEvents).values({
      ...{ provider: "own", eventId: "e1", challenge: ticket?.challenge, channel: "email", stage: "failed" },
      ...{ cause: "suppressed", permanent: "yes", who: "us", confidence: "certain" },
      ...{ occurredAt: secondsAgo(40), receivedAt: secondsAgo(40) },
    });
    const refused = { evidence: { cause: "suppressed" }, resend: { refusal: "cannot-arrive" } };
    expect(await readCodeStatus(cookies, now)).toMatchObject(refused);
    const heard = hearLog();
    const counted = vi.fn();
    globalThis.wizardWatcher = { count: counted, measure: vi.fn() };
    expect(await pressResend(cookies, now)).toMatchObject({ accepted: false, status: refused });
    globalThis.wizardWatcher = undefined;
    expect(heard.lines()).toMatchObject([{ kind: "press-refused", level: "info", refusal: "cannot-arrive" }]);
    expect(counted.mock.calls).toEqual([["presses", { channel: "email", result: "cannot-arrive" }, 1]]);
    expect(wake).not.toHaveBeenCalled();
  });

  test("while the reports cannot be read, everything works as without them", async () => {
    const heard = hearLog();
    const opened = (await globalThis.openedDatabase)?.database;
    await opened?.execute("alter table delivery_events rename to elsewhere");
    const cookies = { ticket: await sign(secondsAgo(50)), browser: "mine" };
    expect(await readCodeStatus(cookies, now)).toMatchObject({ evidence: null, resend: { state: "ready" } });
    expect(await pressResend(cookies, now)).toMatchObject({ accepted: true });
    expect(heard.kinds()).toEqual(["events-unread"]);
    await opened?.execute("alter table elsewhere rename to delivery_events");
  });

  test("while the database is down nothing is sent and nothing is claimed", async () => {
    const working = globalThis.openedDatabase;
    const heard = hearLog();
    const cookies = { ticket: await sign(secondsAgo(40)), browser: "mine" };
    const gone = Promise.reject(new Error("gone"));
    gone.catch(() => "seen");
    globalThis.openedDatabase = gone;
    expect(await pressResend(cookies, now)).toMatchObject({
      accepted: false,
      status: { ticket: null, resend: { refusal: "unavailable" } },
    });
    expect(heard.lines()).toMatchObject([{ kind: "code-unknown", cause: ["Error: gone"] }]);
    globalThis.openedDatabase = working;
  });
});
