import type { Refusal } from "#machines/delivery";

/** Sentences about the newest code, with `{destination}`, `{sent}` and `{until}`. */
export interface StatusTexts {
  sent: string;
  over: string;
  sending: string;
  slow: string;
  failed: string;
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
  lost: string;
  signIn: { text: string; link: string };
  refused: Record<Refusal, string>;
}
