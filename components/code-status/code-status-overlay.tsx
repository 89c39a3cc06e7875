"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useReducer } from "react";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import { type StatusLine, statusLine } from "#machines/code-status/status-line.ts";
import type { SignInWay } from "./back-to-sign-in.tsx";
import { CodeStatusBar } from "./code-status-bar.tsx";
import { CodeStatusBox } from "./code-status-box.tsx";
import { codeStatusClient, codeStatusQuery, statusTextsQuery } from "./code-status-query.ts";
import { OtherLink } from "./other-link.tsx";

export interface OverlayProps {
  locale: string;
  label: string;
  signIn: SignInWay;
  /** What the server knew, on the personal page only; shown until there is something newer. */
  children?: ReactNode;
}

/** What is known about the newest code, as it changes: above a step in one line, on the personal page all of it. */
export default function CodeStatusOverlay(props: OverlayProps) {
  return (
    <QueryClientProvider client={codeStatusClient}>
      <LiveBox {...props} />
    </QueryClientProvider>
  );
}

function LiveBox({ locale, label, signIn: usual, children }: OverlayProps) {
  const { data: status, dataUpdatedAt } = useQuery(codeStatusQuery);
  const { data: words } = useQuery(statusTextsQuery(locale));
  const line = useStatusLine(status, dataUpdatedAt);
  const path = usePathname();
  const signIn = { ...usual, url: status?.ticket?.returnTo ?? usual.url };
  useEffect(() => leadBack(usual.url, signIn.url));
  if (children && !(status && words)) return children;

  const texts = status?.ticket && words?.[status.ticket.channel];
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const moment = (time: string) => clock.format(new Date(time));
  const about = texts && line ? { status, line, texts, moment, rest: moment } : null;
  if (children) return about && <CodeStatusBox label={label} about={about} path={path} signIn={signIn} />;
  return (
    <section aria-label={label}>
      {about && <OtherLink about={about} path={path} />}
      <CodeStatusBar about={about} path={path} signIn={signIn} more={deliveryPathOf(path) ?? `/${locale}/delivery`} />
    </section>
  );
}

/** Pages are the same for everybody: what leads from this one to where everybody signs in leads this person back to where they came from. */
function leadBack(usual: string, own: string) {
  if (usual === own) return;
  for (const link of document.links) if (link.getAttribute("href") === usual) link.href = own;
}

/** The line of this moment by the server's clock; asks again when time alone changes it. */
function useStatusLine(status: CodeStatus | undefined, seenAt: number): StatusLine | null {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const line = status ? statusLine(status, Date.parse(status.now) + Math.max(0, Date.now() - seenAt)) : null;
  useEffect(() => {
    if (line?.changesIn == null) return;
    const timer = setTimeout(lookAgain, Math.min(line.changesIn + 20, longestTimer));
    return () => clearTimeout(timer);
  });
  return line;
}

const longestTimer = 2 ** 31 - 1;
