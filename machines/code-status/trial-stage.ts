import type { Refusal } from "../resend/refusal.ts";
import type { CodeStatus } from "./code-status.ts";
import { statusLine } from "./status-line.ts";

/** The one thing a trial is about at a moment. */
export type TrialStage =
  /** A code can be asked for. `failed`: the one before could not be sent. */
  | { kind: "send"; failed: boolean }
  /** It can be asked for later; the code status says when and why. */
  | { kind: "wait"; failed: boolean }
  /** The press is taken, the code goes out any moment; `stuck`: that takes longer than usual. */
  | { kind: "sending" }
  | { kind: "stuck" }
  /** Sent, and usually there by `until` (epoch milliseconds of the server's clock). */
  | { kind: "on-its-way"; until: number }
  /** Sent long enough ago: did it arrive? */
  | { kind: "ask" }
  /** This page cannot send any, the sign-in page may. */
  | { kind: "elsewhere"; refusal: Refusal | null }
  /** No code can go out, so nothing can be tried. */
  | { kind: "closed"; refusal: Refusal };

/**
 * Where a trial stands at `now` (epoch milliseconds, of the server's clock). `asked`: the journey says that a code was asked for in this trial; with a ticket the
 * server knows whether one went out, and only then can it be said that nothing came.
 */
export function trialStage(status: CodeStatus, asked: boolean, now: number): TrialStage {
  const { ticket, delivery, evidence, pace, resend } = status;
  if (!ticket || !delivery) return asked ? { kind: "ask" } : { kind: "elsewhere", refusal: resend.refusal };
  const line = statusLine(status, now);
  const isOurs = delivery.id !== "first";
  const failed = isOurs && (line?.state === "failed" || line?.state === "expired-before-send");
  if (asked && isOurs && !failed) {
    if (line?.state === "sending") return { kind: "sending" };
    if (delivery.state === "sending") return { kind: "stuck" };
    const until = Date.parse(delivery.sentAt ?? delivery.requestedAt) + (pace?.usual ?? 0) * 1_000;
    const isKnown = evidence !== null && evidence.stage !== "delayed";
    return !isKnown && now < until ? { kind: "on-its-way", until } : { kind: "ask" };
  }
  if (resend.state === "ready") return { kind: "send", failed };
  if (resend.retryAfterSeconds !== null) return { kind: "wait", failed };
  const refusal = resend.refusal ?? "unavailable";
  if (!signInMaySend.includes(refusal)) return { kind: "closed", refusal };
  return asked ? { kind: "ask" } : { kind: "elsewhere", refusal };
}

/** These say something about this page or this sign-in, nothing about the address or number. */
const signInMaySend: readonly Refusal[] = [
  "no-ticket",
  "ticket-expired",
  "ticket-used",
  "ticket-invalid",
  "challenge-over",
  "unavailable",
];

/** Milliseconds until the stage changes just because time passes; `null` when it does not. */
export function stageChangesIn(status: CodeStatus, stage: TrialStage, now: number): number | null {
  if (stage.kind === "on-its-way") return Math.max(0, stage.until - now);
  return stage.kind === "sending" ? (statusLine(status, now)?.changesIn ?? null) : null;
}
