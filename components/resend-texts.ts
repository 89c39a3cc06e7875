import type { Refusal, SendFailure } from "#machines/delivery";

/** Sentences about the newest code, with `{destination}`, `{sent}` and `{until}`. */
export interface StatusTexts {
  sent: string;
  over: string;
  sending: string;
  slow: string;
  failed: string;
  "expired-before-send": string;
  unanswered: string;
  /** What follows `failed`: why. */
  failures: Record<Exclude<SendFailure, "no-answer">, string>;
}

/** All words of the resend form, in the language of the page. */
export interface ResendTexts {
  button: string;
  ready: string;
  pressing: string;
  waiting: string;
  /** With `{wait}`. */
  cooling: string;
  /** With `{wait}`. */
  later: string;
  /** With `{left}`. */
  left: string;
  /** How many codes there are at most. */
  limits: string | undefined;
  lost: string;
  signIn: { text: string; link: string };
  refused: Record<Refusal, string>;
}
