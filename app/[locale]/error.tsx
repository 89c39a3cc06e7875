"use client";

import { useEffect } from "react";
import { useErrorNotice } from "#components/frame/error-notice-context.tsx";

/** A page that failed. The server keeps the cause in its log under the digest; people see nothing of it. */
export default function StepError({ error }: { error: unknown }) {
  useEffect(() => console.error(error), [error]);
  return useErrorNotice();
}
