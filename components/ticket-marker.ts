"use client";

import { useSyncExternalStore } from "react";

/** Whether this browser holds a ticket; `null` while the page is as the server made it, which is the same for everyone. */
export function useTicketMarker(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    never,
    () => /(^|; )has-ticket=1/.test(document.cookie),
    () => null,
  );
}

function never(): () => void {
  return () => {};
}
