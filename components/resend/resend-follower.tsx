"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { codeStatusClient } from "../code-status/code-status-query.ts";
import { waitWords } from "../code-status/wait-words.ts";
import { ResendForm } from "./resend-form.tsx";
import { noteOf, type ResendTexts } from "./resend-texts.ts";
import { type Press, useResend } from "./use-resend.ts";

export interface ResendPanelProps {
  press: Press;
  /** Address of the step, e.g. `/en/email/trial-mailbox`. */
  journey: string;
  locale: string;
  texts: ResendTexts;
  signInUrl: string;
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
  const resend = useResend(press);
  if (!resend.seen) return children;
  const note = noteOf(resend, texts);
  const wait = resend.said === null ? "" : texts.cooling.replace("{wait}", waitWords(resend.said, locale));
  return (
    <ResendForm
      {...{ journey, locale, texts }}
      signInUrl={resend.seen.status.ticket?.returnTo ?? signInUrl}
      status={resend.seen.status}
      action={resend.press}
      live={{
        note,
        isSetUpLost: resend.isSetUpLost,
        seconds: resend.seconds,
        isBlocked: !resend.isReady,
        announcement: [note, wait].filter(Boolean).join(" "),
      }}
    />
  );
}
