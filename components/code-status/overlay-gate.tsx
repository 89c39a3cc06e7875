"use client";

import { usePathname } from "next/navigation";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useTicketMarker } from "./ticket-marker.ts";

export interface OverlayProps {
  locale: string;
  label: string;
  /** What the server knew, on the personal page only; shown until there is something newer. */
  children?: ReactNode;
}

/**
 * Loads what is known about the person's code, only for those who came with a ticket; everyone else gets nothing and loads nothing.
 * The one in the layout leaves the personal page to the one there.
 */
export function OverlayGate(props: OverlayProps) {
  const isPersonalPage = usePathname().startsWith(`/${props.locale}/delivery`);
  const hasTicket = useTicketMarker();
  if (isPersonalPage && !props.children) return null;
  if (!hasTicket) return props.children;
  return (
    <Suspense fallback={props.children}>
      <DeliveryOverlay {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the page is as good as without it.
const DeliveryOverlay = lazy<ComponentType<OverlayProps>>(() =>
  import("./delivery-overlay.tsx").catch(() => ({ default: ({ children }) => children })),
);
