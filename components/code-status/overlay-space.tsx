import type { ReactNode } from "react";

/** Run by every page before its first paint: marks the element around it when this browser holds a ticket. */
export const ticketMark = `if(/(^|; )(__Host-)?has-ticket=1/.test(document.cookie))document.currentScript.parentNode.dataset.ticket=""`;

/** Keeps the place of the line about the code free for ticket holders, so that nothing moves away under a finger when it comes. */
export function OverlaySpace({ children }: { children: ReactNode }) {
  return (
    <div
      className="data-ticket:mb-4 data-ticket:min-h-44 wide:data-ticket:min-h-32 has-[~[data-personal]]:hidden"
      suppressHydrationWarning
    >
      <script>{ticketMark}</script>
      {children}
    </div>
  );
}
