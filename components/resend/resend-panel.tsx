"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { useTicketMarker } from "../code-status/ticket-marker.ts";
import type { ResendPanelProps } from "./resend-follower.tsx";

/** "Send a new code": the server's form, which with JavaScript and a ticket becomes one that counts down and follows the delivery. */
export function ResendPanel(props: ResendPanelProps) {
  if (!useTicketMarker()) return props.children;
  return (
    <Suspense fallback={props.children}>
      <ResendFollower {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the plain form still sends.
const ResendFollower = lazy<ComponentType<ResendPanelProps>>(() =>
  import("./resend-follower.tsx").catch(() => ({ default: ({ children }) => children })),
);
