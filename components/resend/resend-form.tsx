import type { ReactNode } from "react";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { buttonStyle } from "../base/button-style.ts";
import { fillText } from "../base/fill-text.tsx";
import { waitWords } from "../code-status/wait-words.ts";
import type { ResendTexts } from "./resend-texts.ts";
import { SignInHint } from "./sign-in-hint.tsx";

export interface ResendFormProps {
  /** A server action, or what a form does in the browser. */
  action: (form: FormData) => void | Promise<void>;
  journey: string;
  /** Where the journey goes once the press is accepted; without JavaScript the form takes it along. */
  asked?: string | undefined;
  locale: string;
  texts: ResendTexts;
  signInUrl: string;
  /** What the server said last; `undefined` on a page that is the same for everyone. */
  status: CodeStatus | undefined;
  /** What only a running page knows. */
  live?: {
    /** Said instead of the reason in the code status, because of something newer. */
    note?: string | undefined;
    /** The last press got lost because of the site: people get on where they sign in. */
    isSetUpLost: boolean;
    /** Whole seconds until the next press is accepted, counted down; `null` when there is no wait. */
    seconds: number | null;
    /** A press would lead to nothing now. */
    isBlocked: boolean;
    /** For screen readers; changes seldom. */
    announcement: string;
  };
}

/** The button "Send a new code", why it may have to wait, and how many codes are left. */
export function ResendForm({ action, journey, asked, locale, texts, signInUrl, status, live }: ResendFormProps) {
  if (status && !canEverSend(status)) {
    const { refusal } = status.resend;
    return (
      <div className="mt-6">
        <p>
          {refusal && texts.refused[refusal]} {refusal === "too-many" && texts.limits}
        </p>
        {refusal !== "too-many" && <SignInHint link={texts.signIn.link} url={signInUrl} isForCode />}
      </div>
    );
  }
  const seconds = live?.seconds ?? status?.resend.retryAfterSeconds ?? null;
  const note = live?.note ?? (status && noteOf(status, seconds, locale, texts));
  const hasToWait = live ? live.isBlocked && live.seconds !== null : status?.resend.state === "refused";
  return (
    <form action={action} className="mt-6">
      <input type="hidden" name="journey" value={journey} />
      {asked && <input type="hidden" name="asked" value={asked} />}
      {status?.evidence?.stage === "delayed" && <p className="mb-3">{texts.queued}</p>}
      {hasToWait && live ? (
        <p aria-hidden="true" className="text-title font-semibold tabular-nums">
          {clockFace(live.seconds ?? 0)}
        </p>
      ) : (
        !hasToWait && (
          <button
            type="submit"
            className={`${buttonStyle.primary} aria-disabled:cursor-default aria-disabled:opacity-60`}
            aria-disabled={live?.isBlocked}
          >
            {texts.button}
          </button>
        )
      )}
      <p className={hasToWait ? "mt-1" : "mt-2 text-small text-quiet"}>
        {/* The number changes every second; screen readers get the announcement below instead. */}
        <span aria-hidden={live?.seconds != null}>{note}</span>
      </p>
      {live?.isSetUpLost && <SignInHint link={texts.signIn.link} url={signInUrl} isForCode />}
      {status?.ticket && (
        <p className="mt-1 text-small text-quiet">{fillText(texts.left, { left: status.resend.left })}</p>
      )}
      {(status?.resend.left ?? 0) <= 1 && status?.ticket && texts.limits && (
        <p className="mt-1 text-small text-quiet">{texts.limits}</p>
      )}
      {live && (
        <p role="status" className="sr-only">
          {live.announcement}
        </p>
      )}
    </form>
  );
}

/** Refusals that end by themselves keep the button; it says when. */
function canEverSend({ resend }: CodeStatus): boolean {
  return resend.state === "ready" || resend.retryAfterSeconds !== null;
}

function noteOf(status: CodeStatus, seconds: number | null, locale: string, texts: ResendTexts): ReactNode {
  const { refusal } = status.resend;
  if (!refusal || seconds === null) return null;
  const wait = waitWords(seconds, locale);
  if (refusal === "cooling") return fillText(texts.cooling, { wait });
  return (
    <>
      {texts.refused[refusal]} {fillText(texts.later, { wait })}
    </>
  );
}

export function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
