"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { FilterFieldProps } from "./filter-field.tsx";

/** Brings in the field that filters the checks. Without JavaScript there is none; the page keeps its place free. */
export function CheckFilter(props: FilterFieldProps) {
  const [Field, setField] = useState<ComponentType<FilterFieldProps> | null>(null);
  useEffect(() => {
    import("./filter-field.tsx").then(
      ({ FilterField }) => setField(() => FilterField),
      // On a line that is gone: the checks are all there without it.
      () => {},
    );
  }, []);
  return <div className="mt-4 min-h-24 print:hidden">{Field && <Field {...props} />}</div>;
}
