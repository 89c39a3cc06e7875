"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useMachine } from "@xstate/react";
import { type ReactNode, useEffect, useState } from "react";
import { fromPromise } from "xstate";
import { type ResendPress, resendMachine } from "#machines/resend/press-machine.ts";
import { canProveWork, deliveryClient, deliveryQuery } from "../code-status/code-status-query.ts";
import { waitWords } from "../code-status/wait-words.ts";
import { useCountdown } from "./countdown.ts";
import { ResendForm } from "./resend-form.tsx";
import type { ResendTexts } from "./resend-texts.ts";

export interface ResendPanelProps {
  /** The server action of a press: with a proof of work, or `null` from a browser that cannot make one. */
  press: (proof?: string | null) => Promise<ResendPress>;
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

/** The resend form with a memory: follows the delivery, counts down by the server's clock and says what became of a press. */
export default function ResendFollower(props: ResendPanelProps) {
  return (
    <QueryClientProvider client={deliveryClient}>
      <Follower {...props} />
    </QueryClientProvider>
  );
}

function Follower({ press, journey, locale, texts, signInUrl, children }: ResendPanelProps) {
  const { data: view, dataUpdatedAt } = useQuery(deliveryQuery);
  const [machine] = useState(() => resendMachine.provide({ actors: { press: fromPromise(() => pressAndSee(press)) } }));
  const [snapshot, send] = useMachine(machine);
  const isReady = snapshot.matches("idle") || snapshot.matches("failed");
  const { seconds, said, say } = useCountdown(isReady ? null : snapshot.context.readyAt);

  useEffect(() => {
    if (view) send({ type: "SEEN", view, at: dataUpdatedAt, now: Date.now() });
  }, [view, dataUpdatedAt, send]);

  const known = snapshot.context.seen?.view;
  if (!known) return children;
  const note = noteOf(String(snapshot.value), texts);
  const wait = said === null ? "" : texts.cooling.replace("{wait}", waitWords(said, locale));
  return (
    <ResendForm
      {...{ journey, locale, texts, signInUrl }}
      view={known}
      action={() => {
        // A press during the wait is answered too: with what is left of it.
        say();
        send({ type: "PRESS" });
      }}
      live={{ note, seconds, isBlocked: !isReady, announcement: [note, wait].filter(Boolean).join(" ") }}
    />
  );
}

/** What is newer than the last view. */
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
  const known = deliveryClient.getQueryData(deliveryQuery.queryKey);
  if (!known?.resend.needsProof) {
    const answer = await press();
    if (answer.accepted || answer.view.resend.state !== "ready") return answer;
  }
  const { proveWork } = await import("./proof-of-work.ts");
  return press(await proveWork());
}

async function pressAndSee(press: ResendPanelProps["press"]) {
  // An answer that is still under way was asked for before the press.
  await deliveryClient.cancelQueries(deliveryQuery);
  const { view } = await pressWithProof(press);
  deliveryClient.setQueryData(deliveryQuery.queryKey, view);
  return { view, at: Date.now() };
}
