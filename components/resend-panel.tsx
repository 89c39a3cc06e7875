"use client";

import { type ComponentType, lazy, type ReactNode, Suspense, useActionState } from "react";
import type { DeliveryView } from "#machines/delivery";
import type { ResendPress } from "#machines/resend-machine";
import { ResendForm } from "./resend-form.tsx";
import type { ResendTexts } from "./resend-texts.ts";
import { SignInHint } from "./sign-in-hint.tsx";
import { useTicketMarker } from "./ticket-marker.ts";

export interface ResendPanelProps {
  /** The server action. */
  action: (previous: ResendPress | null, form: FormData) => Promise<ResendPress>;
  /** Address of the step, e.g. `/en/email/trial-mailbox`: where to go on without JavaScript. */
  journey: string;
  locale: string;
  texts: ResendTexts;
  signInUrl: string;
  /** What is known already; only on the personal page. */
  view?: DeliveryView;
}

export interface FollowerProps extends ResendPanelProps {
  /** The form without a memory, until there is something to follow. */
  plain: ReactNode;
}

/**
 * "Send a new code". As the server made it, a form that works without JavaScript; with JavaScript and a ticket, the same form with a
 * countdown; without a ticket, how to ask for a new code on the sign-in page.
 */
export function ResendPanel(props: ResendPanelProps) {
  const { action, journey, locale, texts, signInUrl, view } = props;
  const [pressed, formAction] = useActionState(action, null);
  const hasTicket = useTicketMarker();
  if (hasTicket === false && !view)
    return <SignInHint text={texts.signIn.text} link={texts.signIn.link} url={signInUrl} />;
  const plain = (
    <ResendForm {...{ journey, locale, texts, signInUrl }} action={formAction} view={pressed?.view ?? view} />
  );
  return hasTicket ? (
    <Suspense fallback={plain}>
      <ResendFollower {...props} plain={plain} />
    </Suspense>
  ) : (
    plain
  );
}

// When it cannot be loaded, the plain form still sends.
const ResendFollower = lazy<ComponentType<FollowerProps>>(() =>
  import("./resend-follower.tsx").catch(() => ({ default: ({ plain }) => plain })),
);
