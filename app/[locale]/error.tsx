"use client";

import { useEffect } from "react";
import { ErrorNotice } from "#components/frame/error-notice.tsx";
import { useErrorWords } from "#components/frame/error-words.tsx";

/** A page that failed. The server keeps the cause in its log under the digest; people see nothing of it. */
export default function StepError({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useErrorWords();
  useEffect(() => console.error(error), [error]);
  return words && <ErrorNotice words={words} retry={retry} />;
}
