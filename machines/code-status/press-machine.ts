import { assign, fromPromise, setup } from "xstate";
import type { CodeStatus } from "./code-status.ts";

/** A code status and the moment it came, in milliseconds of the browser's clock: counting down never trusts that clock to be right, only to run. */
interface Seen {
  status: CodeStatus;
  at: number;
}

type ResendEvent = ({ type: "SEEN"; now: number } & Seen) | { type: "PRESS" };

interface ResendContext {
  seen: Seen | null;
  /** When a press will be accepted, in the browser's clock; `null` when waiting does not help or is not needed. */
  readyAt: number | null;
  /** The last press got lost because the site is not set up right, not because of the line. */
  isSetUpLost: boolean;
  /** What was left of the wait when the last status was taken in, in milliseconds. */
  remaining: number;
}

/** What the server replies where its own set-up keeps a press from getting through (server/http/door/form/refused-form.js). */
export const notSetUp = "not set up";

// XState reads these for their types only.
const types: { context?: ResendContext; events?: ResendEvent } = {};

/**
 * The button "Send a new code" in the browser. The server decides everything; this follows what it said last and knows when to ask again.
 * Provide `press`, which sends the form and resolves with the code status after it.
 *
 * `idle` a press will be accepted · `sending` the press is on its way · `waiting` accepted, the code is not out yet · `cooling` the wait runs ·
 * `refused` for a time or with this ticket · `locked` no more codes with this ticket · `unavailable` the site cannot send · `failed` the press got lost.
 */
export const resendMachine = setup({
  types,
  actors: {
    press: fromPromise<Seen>(() => Promise.reject(new Error("press is not provided"))),
  },
  actions: {
    seeLoss: assign((_, { error }: { error: unknown }) => ({
      isSetUpLost: error instanceof Error && error.message === notSetUp,
    })),
    see: assign((_, { status, at, now }: Seen & { now: number }) => {
      const seconds = status.resend.retryAfterSeconds;
      const readyAt = seconds === null ? null : at + seconds * 1000;
      return { seen: { status, at }, readyAt, remaining: readyAt === null ? 0 : Math.max(0, readyAt - now) };
    }),
  },
  guards: {
    isUnknown: ({ context }) => context.seen === null,
    isReady: ({ context }) => context.seen?.status.resend.state === "ready",
    isOnItsWay: ({ context }) => context.seen?.status.delivery?.state === "sending",
    isOver: ({ context }) => context.readyAt !== null && context.remaining === 0,
    isCooling: ({ context }) => context.seen?.status.resend.refusal === "cooling",
    isUnavailable: ({ context }) => context.seen?.status.resend.refusal === "unavailable",
    isLocked: ({ context }) => context.seen?.status.resend.refusal === "too-many" && context.readyAt === null,
  },
  delays: { wait: ({ context }) => context.remaining },
}).createMachine({
  id: "resend",
  context: { seen: null, readyAt: null, remaining: 0, isSetUpLost: false },
  initial: "choosing",
  on: {
    SEEN: { target: ".choosing", actions: { type: "see", params: ({ event }) => event } },
  },
  states: {
    choosing: {
      always: [
        { guard: "isUnknown", target: "idle" },
        { guard: "isOnItsWay", target: "waiting" },
        { guard: "isReady", target: "idle" },
        { guard: "isOver", target: "idle" },
        { guard: "isCooling", target: "cooling" },
        { guard: "isUnavailable", target: "unavailable" },
        { guard: "isLocked", target: "locked" },
        { target: "refused" },
      ],
    },
    // Before the server has said anything a press is welcome too: it will say.
    idle: { on: { PRESS: "sending" } },
    sending: {
      // A status that was asked for before the press must not end the press.
      on: { SEEN: {} },
      invoke: {
        src: "press",
        onDone: {
          target: "choosing",
          actions: { type: "see", params: ({ event }) => ({ ...event.output, now: event.output.at }) },
        },
        onError: { target: "failed", actions: { type: "seeLoss", params: ({ event }) => event } },
      },
    },
    waiting: {},
    cooling: { after: { wait: "idle" } },
    refused: {
      always: { guard: ({ context }) => context.readyAt !== null, target: "refused.untilThen" },
      initial: "forGood",
      states: { forGood: {}, untilThen: { after: { wait: "#resend.idle" } } },
    },
    locked: {},
    unavailable: {},
    failed: { on: { PRESS: "sending" } },
  },
});
