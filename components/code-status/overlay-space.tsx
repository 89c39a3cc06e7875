import type { ReactNode } from "react";
import { ticketCookie } from "./ticket-cookie.ts";

/** Run by every page before its first paint: marks the element around it when this browser holds a ticket. */
export const ticketMark = `if(${ticketCookie}.test(document.cookie))document.currentScript.parentNode.dataset.ticket=""`;

/** Keeps the place of the line about the code free for ticket holders, so that nothing moves away under a finger when it comes. */
export function OverlaySpace({ children }: { children: ReactNode }) {
  return (
    <div
      className="data-ticket:-mt-3 data-ticket:mb-2 data-ticket:min-h-14 wide:data-ticket:mb-4 has-[~[data-calm]]:hidden has-[~[data-personal]]:hidden"
      suppressHydrationWarning
    >
      <script>{ticketMark}</script>
      {children}
    </div>
  );
}
