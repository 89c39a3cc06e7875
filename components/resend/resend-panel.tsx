"use client";

import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { ResendPress } from "#machines/resend/press-machine.ts";
import { useTicketMarker } from "../code-status/ticket-marker.ts";
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

/** "Send a new code": the server's form, which with JavaScript and a ticket becomes one that counts down and follows the delivery. */
export function ResendPanel(props: ResendPanelProps) {
  const hasTicket = useTicketMarker();
  if (hasTicket === false && props.hint) return props.hint;
  if (!hasTicket) return props.children;
  return (
    <Suspense fallback={props.children}>
      <ResendFollower {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the plain form still sends.
const ResendFollower = lazy<ComponentType<ResendPanelProps>>(() =>
  import("./resend-follower.tsx").catch(() => ({ default: ({ children }) => children })),
);
