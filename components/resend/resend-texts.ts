import type { Refusal } from "#machines/code-status/code-status.ts";
import type { SendFailure } from "#machines/code-status/send-result.ts";

/** Sentences about the newest code of one channel, with `{destination}`, `{sent}` and `{until}`. */
export interface StatusTexts {
  known: string;
  sent: string;
  over: string;
  sending: string;
  slow: string;
  failed: string;
  "expired-before-send": string;
  unanswered: string;
  /** What follows `failed`: why. */
  failures: Record<Exclude<SendFailure, "no-answer">, string>;
  /** What the age of the code tells. */
  age: Record<"usual" | "slow" | "lost", string>;
  /** What reports tell, with `{server}`. */
  cause: Readonly<Record<string, string>>;
  /** Who is meant by `{server}`, and the names of mail providers by value of the fact `provider`. */
  server: string;
  providers: Readonly<Record<string, string>>;
  /** How sure that is, and who must act. */
  sure: Readonly<Record<string, string>>;
  who: Readonly<Record<string, string>>;
  /** With `{domain}`. */
  slip: string;
  /** Labels of the two links: to the step that follows, and to the personal page. */
  offer: string;
  more: string;
}

/** All words of the resend form, in the language of the page. */
export interface ResendTexts {
  button: string;
  /** Said where the last code is known to be still under way. */
  queued: string;
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
