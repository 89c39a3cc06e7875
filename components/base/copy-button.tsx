"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useSaidOnce } from "./said-once.tsx";

/**
 * Puts a text, or the full address of a path of this site, on the clipboard and says so. Where the browser refuses, the text
 * appears selected. Until there is JavaScript, `children` stand in its place.
 */
export function CopyButton(props: {
  label: string;
  text?: string;
  path?: string;
  className: string;
  children?: ReactNode;
}) {
  const { label, text, path, className, children } = props;
  const words = useSaidOnce();
  const ready = useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  if (!ready) return children;
  const what = () => text ?? new URL(path ?? "", location.origin).href;

  async function copy() {
    try {
      await navigator.clipboard.writeText(what());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  }

  return (
    <>
      <button type="button" onClick={copy} className={className}>
        {label}
      </button>
      <span role="status" className={outcome === "copied" ? "ms-3 text-small text-quiet" : "sr-only"}>
        {outcome === "copied" && words.copied}
        {outcome === "refused" && words.byHand}
      </span>
      {outcome === "refused" && (
        <label className="block text-small text-quiet">
          {words.byHand}
          <textarea
            readOnly
            rows={2}
            value={what()}
            ref={(field) => field?.select()}
            className="mt-1 block w-full rounded-control border border-outline bg-surface p-3 text-body text-ink"
          />
        </label>
      )}
    </>
  );
}

const unchanging = () => () => {};
