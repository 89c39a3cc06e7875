"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { useTicketMarker } from "../ticket-marker.ts";
import { SummaryText, type SummaryTextProps } from "./summary-text.tsx";

/** The text that a person hands to a human; for the holder of a ticket, what is known of the code stands below it, so that nobody is asked for it. */
export function SummaryField(props: SummaryTextProps & { locale: string }) {
  const plain = <SummaryText {...props} />;
  if (!useTicketMarker()) return plain;
  return (
    <Suspense fallback={plain}>
      <SummaryOfCode {...props} />
    </Suspense>
  );
}

// When it cannot be loaded, the text is as good as without it.
const SummaryOfCode = lazy<ComponentType<SummaryTextProps & { locale: string }>>(() =>
  import("./summary-of-code.tsx").catch(() => ({ default: SummaryText })),
);
