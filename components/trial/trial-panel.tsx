"use client";

import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { DeliveryChannel } from "#machines/words.ts";
import { useTicketMarker } from "../code-status/ticket-marker.ts";
import type { Press } from "../resend/use-resend.ts";
import type { TrialParts } from "./trial-face.tsx";

export interface TrialPanelProps {
  /** The words come beside the page, and only for the holder of a ticket (`/api/delivery/texts`). */
  parts: Omit<TrialParts, "texts">;
  channel: DeliveryChannel;
  press: Press;
  /** Address of the step, and where it goes once a code was asked for; `null` where one was. */
  journey: string;
  asked: string | null;
  locale: string;
  /** On a page with a heading of its own. */
  isPart?: boolean;
  /** The trial of somebody without a ticket, where it is another one. */
  elsewhere: ReactNode;
  /** The trial as the server made it; it works without JavaScript. */
  children: ReactNode;
}

/** A trial: for everybody the server's; with JavaScript it knows whether a ticket came, and then follows the code. */
export function TrialPanel(props: TrialPanelProps) {
  const hasTicket = useTicketMarker();
  if (hasTicket === false && props.elsewhere) return props.elsewhere;
  if (!hasTicket) return props.children;
  return (
    <Suspense fallback={props.children}>
      <TrialFollower {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the plain form still sends.
const TrialFollower = lazy<ComponentType<TrialPanelProps>>(() =>
  import("./trial-follower.tsx").catch(() => ({ default: ({ children }) => children })),
);
