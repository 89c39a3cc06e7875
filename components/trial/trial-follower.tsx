"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useReducer, useState } from "react";
import { stageChangesIn, type TrialStage, trialStage } from "#machines/code-status/trial-stage.ts";
import { BackToSignIn } from "../code-status/back-to-sign-in.tsx";
import { codeStatusClient, statusTextsQuery } from "../code-status/code-status-query.ts";
import { waitWords } from "../code-status/wait-words.ts";
import { useCountdown } from "../resend/countdown.ts";
import { ResendForm } from "../resend/resend-form.tsx";
import { noteOf } from "../resend/resend-texts.ts";
import { useResend } from "../resend/use-resend.ts";
import { NotifyButton } from "./notify-button.tsx";
import { OtherWays } from "./trial-ends.tsx";
import { TrialFace } from "./trial-face.tsx";
import type { TrialPanelProps } from "./trial-panel.tsx";

/** A trial with a ticket: follows the code by the server's clock, and goes on to the next stage when it is time. */
export default function TrialFollower(props: TrialPanelProps) {
  return (
    <QueryClientProvider client={codeStatusClient}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower(props: TrialPanelProps) {
  const { parts: usualParts, channel, press, journey, asked, locale, isPart, children } = props;
  const router = useRouter();
  const { data: words } = useQuery(statusTextsQuery(locale));
  const texts = words?.[channel].trial;
  const [leftFor, setLeftFor] = useState<string | null>(null);
  const resend = useResend(press, () => {
    if (!asked) return;
    setLeftFor(asked);
    router.push(asked);
  });
  // From the press until the page of the code that was sent is there, nothing else is shown or said.
  const isLeaving = asked !== null && (leftFor === asked || resend.state === "sending");
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const { seen, seconds } = resend;
  // What the server's clock is ahead of this browser's.
  const ahead = seen ? Date.parse(seen.status.now) - seen.at : 0;
  const now = Date.now() + ahead;
  const known = seen && (resend.isReady ? { ...seen.status, resend: ready(seen.status.resend) } : seen.status);
  const stage = known && (isLeaving ? sendStage : trialStage(known, asked === null, now));
  const until = stage?.kind === "on-its-way" ? stage.until - ahead : null;
  const usual = useCountdown(until);
  const [hasWaited, setWaited] = useState(false);
  const changesIn = known && stage ? stageChangesIn(known, stage, now) : null;

  useEffect(() => {
    if (until !== null) setWaited(true);
  }, [until]);
  useEffect(() => {
    if (changesIn === null) return;
    const timer = setTimeout(lookAgain, changesIn + 20);
    return () => clearTimeout(timer);
  });
  if (!known || !stage || !texts) return children;

  const parts = { ...usualParts, texts, signInUrl: known.ticket?.returnTo ?? usualParts.signInUrl };
  const isSetUpLost = resend.isSetUpLost && stage.kind === "send" && !isLeaving;
  const state = isLeaving ? "sending" : resend.state;
  const note = stage.kind === "send" ? noteOf({ state, isSetUpLost }, texts.resend) : undefined;
  const wait = resend.said === null ? "" : texts.resend.cooling.replace("{wait}", waitWords(resend.said, locale));
  const announcement = stage.kind === "ask" && hasWaited ? texts.timeUp : "";
  const isLong = stage.kind === "wait" && (seconds ?? 0) > longWait;
  return (
    <>
      <TrialFace
        parts={parts}
        stage={stage}
        isPart={isPart ?? false}
        back={<BackToSignIn text={texts.back} url={parts.signInUrl} />}
        seconds={usual.seconds}
        note={
          <>
            <NotifyButton
              key={journey}
              seconds={stage.kind === "wait" ? seconds : null}
              locale={locale}
              texts={texts}
            />
            {isLong && <OtherWays parts={parts} />}
          </>
        }
        form={
          <ResendForm
            {...{ journey, locale }}
            texts={texts.resend}
            signInUrl={parts.signInUrl}
            status={known}
            action={resend.press}
            live={{
              note,
              isSetUpLost,
              seconds: isLeaving ? null : seconds,
              isBlocked: isLeaving || !resend.isReady,
              announcement: stage.kind === "wait" ? wait : (note ?? ""),
            }}
          />
        }
      />
      {stage.kind !== "send" && stage.kind !== "wait" && (
        <p role="status" className="sr-only">
          {announcement}
        </p>
      )}
    </>
  );
}

const sendStage: TrialStage = { kind: "send", failed: false };

/** Seconds from which waiting is no plan any more. */
const longWait = 300;

/** The wait ran out since the server spoke. */
function ready<Resend extends { state: string; refusal: unknown; retryAfterSeconds: number | null }>(resend: Resend) {
  return resend.retryAfterSeconds === null
    ? resend
    : { ...resend, state: "ready" as const, refusal: null, retryAfterSeconds: null };
}
