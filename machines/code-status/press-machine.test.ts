import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createActor, fromPromise, waitFor } from "xstate";
import type { CodeStatus } from "./code-status.ts";
import { notSetUp, resendMachine } from "./press-machine.ts";

type Resend = Partial<CodeStatus["resend"]>;

function status(resend: Resend = {}, state: "sending" | "sent" = "sent"): CodeStatus {
  const now = "2026-11-22T14:02:00.000Z";
  return {
    now,
    ticket: {
      channel: "email",
      destination: "j•••@g•••.com",
      expiresAt: now,
      reports: true,
      provider: null,
      meant: null,
      returnTo: null,
    },
    delivery: { id: "1", state, failure: null, requestedAt: now, sentAt: now, codeExpiresAt: now },
    evidence: null,
    offers: [],
    pace: null,
    resend: {
      state: resend.refusal ? "refused" : "ready",
      refusal: null,
      retryAfterSeconds: null,
      left: 4,
      needsProof: false,
      ...resend,
    },
  };
}

const cooling = (seconds: number) => status({ refusal: "cooling", retryAfterSeconds: seconds });

/** The button, with a server that says to each press what it is told. */
function button(...said: (CodeStatus | Error)[]) {
  const press = vi.fn(async () => {
    const next = said.shift() ?? new Error("nothing more to say");
    if (next instanceof Error) throw next;
    return { status: next, at: Date.now() };
  });
  const actor = createActor(resendMachine.provide({ actors: { press: fromPromise(press) } })).start();
  const see = (seen: CodeStatus, at = Date.now()) => actor.send({ type: "SEEN", status: seen, at, now: Date.now() });
  return { actor, press, see, is: (state: string) => expect(actor.getSnapshot().value).toEqual(state) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the resend button", () => {
  test("a press goes out, the code is on its way, then the wait runs and ends by itself", async () => {
    const { actor, see, is } = button(status({ refusal: "cooling", retryAfterSeconds: 60 }, "sending"));
    see(status());
    is("idle");
    actor.send({ type: "PRESS" });
    is("sending");
    await waitFor(actor, (snapshot) => snapshot.matches("waiting"));
    see(cooling(58));
    is("cooling");
    vi.advanceTimersByTime(57_999);
    is("cooling");
    vi.advanceTimersByTime(1);
    is("idle");
  });

  test("a press that the site itself keeps from getting through is told apart from one that the line lost", async () => {
    const { actor, see } = button(new Error("Failed to fetch"), new Error(notSetUp), new Error("Failed to fetch"));
    see(status());
    for (const isSetUpLost of [false, true, false]) {
      actor.send({ type: "PRESS" });
      const lost = await waitFor(actor, (snapshot) => snapshot.matches("failed"));
      expect(lost.context.isSetUpLost).toBe(isSetUpLost);
    }
  });

  test("pressing many times sends one request", async () => {
    const { actor, press, see } = button(cooling(60));
    see(status());
    for (let time = 0; time < 5; time++) actor.send({ type: "PRESS" });
    await waitFor(actor, (snapshot) => snapshot.matches("cooling"));
    actor.send({ type: "PRESS" });
    expect(press).toHaveBeenCalledOnce();
  });

  test("an older status that arrives during a press does not end it", async () => {
    const { actor, see, is } = button(cooling(60));
    actor.send({ type: "PRESS" });
    see(status());
    is("sending");
    await waitFor(actor, (snapshot) => snapshot.matches("cooling"));
  });

  test("a status kept from the page before counts only for the time that is left", () => {
    const { see, is } = button();
    see(cooling(30), Date.now() - 20_000);
    vi.advanceTimersByTime(9_999);
    is("cooling");
    vi.advanceTimersByTime(1);
    is("idle");
    see(cooling(30), Date.now() - 40_000);
    is("idle");
  });

  test("a lost press can be tried again", async () => {
    const { actor, is } = button(new Error("offline"), cooling(60));
    actor.send({ type: "PRESS" });
    await waitFor(actor, (snapshot) => snapshot.matches("failed"));
    actor.send({ type: "PRESS" });
    await waitFor(actor, (snapshot) => snapshot.matches("cooling"));
    is("cooling");
  });

  test.each<[string, Resend, object | string]>([
    ["a cap that frees again", { refusal: "too-many", retryAfterSeconds: 90 }, { refused: "untilThen" }],
    ["a used-up ticket", { refusal: "too-many" }, "locked"],
    ["a site that cannot send", { refusal: "unavailable" }, "unavailable"],
    ["a ticket that ran out", { refusal: "ticket-expired" }, { refused: "forGood" }],
  ])("%s has a state of its own, and a press there does nothing", (_, resend, state) => {
    const { actor, press, see } = button();
    see(status(resend));
    expect(actor.getSnapshot().value).toEqual(state);
    actor.send({ type: "PRESS" });
    expect(press).not.toHaveBeenCalled();
  });

  test("a cap that frees again lets one press by itself", () => {
    const { see, is } = button();
    see(status({ refusal: "too-many", retryAfterSeconds: 90 }));
    vi.advanceTimersByTime(90_000);
    is("idle");
  });
});
