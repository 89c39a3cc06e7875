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
 * The one in the layout leaves the personal page to the one there. Its place is kept free before the first paint, so that nothing moves
 * away under a finger when the line comes.
 */
export function OverlayGate(props: OverlayProps) {
  const isPersonalPage = usePathname().startsWith(`/${props.locale}/delivery`);
  const hasTicket = useTicketMarker();
  if (isPersonalPage && !props.children) return null;
  const overlay = hasTicket ? (
    <Suspense fallback={props.children}>
      <DeliveryOverlay {...props} />
    </Suspense>
  ) : (
    props.children
  );
  if (props.children) return overlay;
  return (
    // The script of the cached page knows of the ticket before React does.
    <div data-ticket={hasTicket ? "" : undefined} className={space} suppressHydrationWarning>
      {hasTicket === null && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant
        <script dangerouslySetInnerHTML={{ __html: marks }} />
      )}
      {overlay}
    </div>
  );
}

const space = "data-ticket:mb-4 data-ticket:min-h-44 wide:data-ticket:min-h-32";
const marks = `if(/(^|; )has-ticket=1/.test(document.cookie))document.currentScript.parentNode.dataset.ticket=""`;

// When it cannot be loaded, the page is as good as without it.
const DeliveryOverlay = lazy<ComponentType<OverlayProps>>(() =>
  import("./delivery-overlay.tsx").catch(() => ({ default: ({ children }) => children })),
);
