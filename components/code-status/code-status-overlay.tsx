"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useReducer } from "react";
import type { DeliveryView } from "#machines/code-status/code-status.ts";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { type DeliveryNews, newsOf } from "#machines/code-status/status-line.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";
import { DeliveryLine } from "./code-status-line.tsx";
import { deliveryClient, deliveryQuery, statusTextsQuery } from "./code-status-query.ts";

export interface OverlayProps {
  locale: string;
  label: string;
  /** What the server knew, on the personal page only; shown until there is something newer. */
  children?: ReactNode;
}

/** What is known about the newest code, in one quiet line that follows it, and the way to the step that follows from it. */
export default function DeliveryOverlay(props: OverlayProps) {
  return (
    <QueryClientProvider client={deliveryClient}>
      <DeliveryStatus {...props} />
    </QueryClientProvider>
  );
}

function DeliveryStatus({ locale, label, children }: OverlayProps) {
  const { data: view, dataUpdatedAt } = useQuery(deliveryQuery);
  const { data: words } = useQuery(statusTextsQuery(locale));
  const news = useNews(view, dataUpdatedAt);
  const path = usePathname();
  if (children && !(view && words)) return children;

  const texts = view?.ticket && words?.[view.ticket.channel];
  const offer = view?.ticket && news?.offer && offerPath(path, view.ticket.channel, news.offer);
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const moment = (time: string) => clock.format(new Date(time));
  return (
    <section aria-label={label} className="rounded-control bg-wash px-4 py-3 text-small has-[>p:empty]:bg-transparent">
      <p role="status">
        {texts && news && <DeliveryLine view={view} news={news} texts={texts} moment={moment} rest={moment} />}
      </p>
      {texts && (offer || !children) && (
        <SoftLink href={offer || (deliveryPathOf(path) ?? `/${locale}/delivery`)} className={buttonStyle.quiet}>
          {offer ? texts.offer : texts.more}
        </SoftLink>
      )}
    </section>
  );
}

/** The news of this moment by the server's clock; asks again when time alone changes them. */
function useNews(view: DeliveryView | undefined, seenAt: number): DeliveryNews | null {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const news = view ? newsOf(view, Date.parse(view.now) + Math.max(0, Date.now() - seenAt)) : null;
  useEffect(() => {
    if (news?.changesIn == null) return;
    const timer = setTimeout(lookAgain, Math.min(news.changesIn + 20, longestTimer));
    return () => clearTimeout(timer);
  });
  return news;
}

const longestTimer = 2 ** 31 - 1;
