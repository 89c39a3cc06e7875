"use client";

import { usePathname } from "next/navigation";
import { type ComponentType, lazy, Suspense } from "react";
import type { OverlayProps } from "./code-status-overlay.tsx";
import { useTicketMarker } from "./ticket-marker.ts";

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
      <CodeStatusOverlay {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the page is as good as without it.
const CodeStatusOverlay = lazy<ComponentType<OverlayProps>>(() =>
  import("./code-status-overlay.tsx").catch(() => ({ default: ({ children }) => children })),
);
