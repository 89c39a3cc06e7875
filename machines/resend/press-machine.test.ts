import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createActor, fromPromise, waitFor } from "xstate";
import type { DeliveryView } from "../code-status/code-status.ts";
import { resendMachine } from "./press-machine.ts";

type Resend = Partial<DeliveryView["resend"]>;

function view(resend: Resend = {}, state: "sending" | "sent" = "sent"): DeliveryView {
  const now = "2026-11-22T14:02:00.000Z";
  return {
    now,
    ticket: { channel: "email", destination: "j•••@g•••.com", expiresAt: now, provider: null, meant: null },
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

const cooling = (seconds: number) => view({ refusal: "cooling", retryAfterSeconds: seconds });

/** The button, with a server that answers each press as told. */
function button(...answers: (DeliveryView | Error)[]) {
  const press = vi.fn(async () => {
    const answer = answers.shift() ?? new Error("no more answers");
    if (answer instanceof Error) throw answer;
    return { view: answer, at: Date.now() };
  });
  const actor = createActor(resendMachine.provide({ actors: { press: fromPromise(press) } })).start();
  const see = (seen: DeliveryView, at = Date.now()) => actor.send({ type: "SEEN", view: seen, at, now: Date.now() });
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
    const { actor, see, is } = button(view({ refusal: "cooling", retryAfterSeconds: 60 }, "sending"));
    see(view());
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

  test("pressing many times sends one request", async () => {
    const { actor, press, see } = button(cooling(60));
    see(view());
    for (let time = 0; time < 5; time++) actor.send({ type: "PRESS" });
    await waitFor(actor, (snapshot) => snapshot.matches("cooling"));
    actor.send({ type: "PRESS" });
    expect(press).toHaveBeenCalledOnce();
  });

  test("an older view that arrives during a press does not end it", async () => {
    const { actor, see, is } = button(cooling(60));
    actor.send({ type: "PRESS" });
    see(view());
    is("sending");
    await waitFor(actor, (snapshot) => snapshot.matches("cooling"));
  });

  test("a view kept from the page before counts only for the time that is left", () => {
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
    see(view(resend));
    expect(actor.getSnapshot().value).toEqual(state);
    actor.send({ type: "PRESS" });
    expect(press).not.toHaveBeenCalled();
  });

  test("a cap that frees again lets one press by itself", () => {
    const { see, is } = button();
    see(view({ refusal: "too-many", retryAfterSeconds: 90 }));
    vi.advanceTimersByTime(90_000);
    is("idle");
  });
});
