"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { TypedFieldProps } from "./typed-field.tsx";

/** Brings in the field that reads something typed, on the few pages that have one. Without JavaScript the answers below say the same. */
export function TypedHelp(props: TypedFieldProps) {
  const [Field, setField] = useState<ComponentType<TypedFieldProps> | null>(null);
  useEffect(() => {
    import("./typed-field.tsx").then(({ TypedField }) => setField(() => TypedField));
  }, []);
  return Field && <Field {...props} />;
}
