"use client";

import { useEffect } from "react";
import { useSaidOnce } from "#components/base/said-once.tsx";

/** A page that failed. The server keeps the cause in its log under the digest; people see nothing of it. */
export default function StepError({ error }: { error: unknown }) {
  useEffect(() => console.error(error), [error]);
  return useSaidOnce().failed;
}
