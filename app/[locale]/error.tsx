"use client";

import { useEffect } from "react";
import { ErrorNotice } from "#components/frame/error-notice.tsx";
import { useErrorTexts } from "#components/frame/error-texts-context.tsx";

/** A page that failed. The server keeps the cause in its log under the digest; people see nothing of it. */
export default function StepError({ error, retry }: { error: unknown; retry: () => void }) {
  const texts = useErrorTexts();
  useEffect(() => console.error(error), [error]);
  return texts && <ErrorNotice texts={texts} retry={retry} />;
}
