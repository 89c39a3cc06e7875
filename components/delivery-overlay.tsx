"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { DeliveryLine } from "./delivery-line.tsx";
import { deliveryClient, deliveryQuery } from "./delivery-query.ts";
import type { OverlayProps } from "./overlay-gate.tsx";

/** What is known about the newest code, in one quiet line that follows it. */
export default function DeliveryOverlay(props: OverlayProps) {
  return (
    <QueryClientProvider client={deliveryClient}>
      <DeliveryStatus {...props} />
    </QueryClientProvider>
  );
}

function DeliveryStatus({ locale, label, texts, children }: OverlayProps) {
  const { data: view } = useQuery(deliveryQuery);
  if (children && !view) return children;
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const moment = (time: string) => clock.format(new Date(time));
  return (
    <section aria-label={label} className="mb-4">
      <p role="status" className="rounded-control bg-wash px-4 py-3 text-small empty:hidden">
        {view?.ticket && <DeliveryLine view={view} texts={texts} moment={moment} rest={moment} />}
      </p>
    </section>
  );
}
