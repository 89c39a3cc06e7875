import type { ReactNode } from "react";

/** The `h1` of a page. It can take the focus: `SoftNavigation` gives it. */
export function StepHeading({ children }: { children: ReactNode }) {
  return (
    <h1 id="question" tabIndex={-1}>
      {children}
    </h1>
  );
}
