"use client";

import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { useTicketMarker } from "../ticket-marker.ts";
import type { SummaryTextProps } from "./summary-text.tsx";

export interface SummaryFieldProps extends SummaryTextProps {
  locale: string;
  /** The text without what is known of a code. */
  children: ReactNode;
}

/** The text that a person hands to a human; for the holder of a ticket, what is known of the code stands below it, so that nobody is asked for it. */
export function SummaryField(props: SummaryFieldProps) {
  if (!useTicketMarker()) return props.children;
  return (
    <Suspense fallback={props.children}>
      <SummaryOfCode {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the text is as good as without it.
const SummaryOfCode = lazy<ComponentType<SummaryFieldProps>>(() =>
  import("./summary-of-code.tsx").catch(() => ({ default: ({ children }) => children })),
);
