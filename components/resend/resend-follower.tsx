"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useMachine } from "@xstate/react";
import { type ReactNode, useEffect, useState } from "react";
import { fromPromise } from "xstate";
import { resendMachine } from "#machines/code-status/press-machine.ts";
import type { PressResult } from "#machines/code-status/press-result.ts";
import { canProveWork, codeStatusClient, codeStatusQuery } from "../code-status/code-status-query.ts";
import { waitWords } from "../code-status/wait-words.ts";
import { useCountdown } from "./countdown.ts";
import { ResendForm } from "./resend-form.tsx";
import type { ResendTexts } from "./resend-texts.ts";

export interface ResendPanelProps {
  /** The server action of a press: with a proof of work, or `null` from a browser that cannot make one. */
  press: (proof?: string | null) => Promise<PressResult>;
  /** Address of the step, e.g. `/en/email/trial-mailbox`. */
  journey: string;
  locale: string;
  texts: ResendTexts;
  signInUrl: string;
  /** Shown instead to a browser without a ticket. */
  hint?: ReactNode;
  /** The form as the server made it; it works without JavaScript. */
  children: ReactNode;
}

/** The resend form with a memory: follows the code, counts down by the server's clock and says what became of a press. */
export default function ResendFollower(props: ResendPanelProps) {
  return (
    <QueryClientProvider client={codeStatusClient}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ press, journey, locale, texts, signInUrl, children }: ResendPanelProps) {
  const { data: status, dataUpdatedAt } = useQuery(codeStatusQuery);
  const [machine] = useState(() => resendMachine.provide({ actors: { press: fromPromise(() => pressAndSee(press)) } }));
  const [snapshot, send] = useMachine(machine);
  const isReady = snapshot.matches("idle") || snapshot.matches("failed");
  const { seconds, said, say } = useCountdown(isReady ? null : snapshot.context.readyAt);

  useEffect(() => {
    if (status) send({ type: "SEEN", status, at: dataUpdatedAt, now: Date.now() });
  }, [status, dataUpdatedAt, send]);

  const known = snapshot.context.seen?.status;
  if (!known) return children;
  const note = noteOf(String(snapshot.value), texts);
  const wait = said === null ? "" : texts.cooling.replace("{wait}", waitWords(said, locale));
  return (
    <ResendForm
      {...{ journey, locale, texts, signInUrl }}
      status={known}
      action={() => {
        // A press during the wait is told what is left of it.
        say();
        send({ type: "PRESS" });
      }}
      live={{ note, seconds, isBlocked: !isReady, announcement: [note, wait].filter(Boolean).join(" ") }}
    />
  );
}

/** What is newer than the last code status. */
function noteOf(state: string, texts: ResendPanelProps["texts"]): string | undefined {
  const notes: Record<string, string> = {
    idle: texts.ready,
    sending: texts.pressing,
    waiting: texts.waiting,
    failed: texts.lost,
  };
  return notes[state];
}

/** Loads the proof of work only for a press that needs one. What the page knows may be old, so the server is asked first when in doubt. */
async function pressWithProof(press: ResendPanelProps["press"]) {
  if (!canProveWork()) return press(null);
  const known = codeStatusClient.getQueryData(codeStatusQuery.queryKey);
  if (!known?.resend.needsProof) {
    const result = await press();
    if (result.accepted || result.status.resend.state !== "ready") return result;
  }
  const { proveWork } = await import("./proof-of-work.ts");
  return press(await proveWork());
}

async function pressAndSee(press: ResendPanelProps["press"]) {
  // A status that is still under way was asked for before the press.
  await codeStatusClient.cancelQueries(codeStatusQuery);
  const { status } = await pressWithProof(press);
  codeStatusClient.setQueryData(codeStatusQuery.queryKey, status);
  return { status, at: Date.now() };
}
