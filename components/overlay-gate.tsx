"use client";

import { usePathname } from "next/navigation";
import { type ComponentType, lazy, Suspense } from "react";
import type { StatusTexts } from "./resend-texts.ts";
import { useTicketMarker } from "./ticket-marker.ts";

export interface OverlayProps {
  locale: string;
  label: string;
  texts: StatusTexts;
}

/** Loads what is known about the person's code, only for those who came with a ticket; everyone else gets nothing and loads nothing. */
export function OverlayGate(props: OverlayProps) {
  const isPersonalPage = usePathname().startsWith(`/${props.locale}/delivery`);
  return useTicketMarker() && !isPersonalPage ? (
    <Suspense>
      <DeliveryOverlay {...props} />
    </Suspense>
  ) : null;
}

// When it cannot be loaded, the page is as good as without it.
const DeliveryOverlay = lazy<ComponentType<OverlayProps>>(() =>
  import("./delivery-overlay.tsx").catch(() => ({ default: () => null })),
);
