"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

// Survives soft navigation and nothing else: `null` says the document has just been loaded, and then focus belongs to the browser.
let lastPath: string | null = null;

/** The `h1` of a page. After a soft navigation it takes the focus, so that the new question is read aloud and Tab goes on from there. */
export function StepHeading({ children }: { children: ReactNode }) {
  const path = usePathname();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Next has put the page at the right scroll position already.
    if (lastPath !== null && lastPath !== path) heading.current?.focus({ preventScroll: true });
    lastPath = path;
  }, [path]);
  return (
    <h1 ref={heading} tabIndex={-1} className="text-title font-bold text-balance">
      {children}
    </h1>
  );
}
