"use client";

import { useSyncExternalStore } from "react";
import { ticketCookie } from "./ticket-cookie.ts";

/** Whether this browser held a ticket when the document was loaded; `null` while the page is as the server made it, the same for everyone. */
export function useTicketMarker(): boolean | null {
  return useSyncExternalStore<boolean | null>(never, readMarker, () => null);
}

// Read once: only a new document brings a ticket, and a browser takes its time over cookies.
let marker: boolean | undefined;

function readMarker(): boolean {
  marker ??= ticketCookie.test(document.cookie);
  return marker;
}

function never(): () => void {
  return () => {};
}
