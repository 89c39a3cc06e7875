import { buttonStyle } from "../../base/button-style.ts";
import { CopyButton } from "../../base/copy-button.tsx";

export interface SummaryTextProps {
  id: string;
  summary: string;
  /** Of the button. */
  copy: string;
}

/** A text to copy in one tap, or by hand. */
export function SummaryText({ id, summary, copy }: SummaryTextProps) {
  // About 36 letters fit in a line on a phone; browsers that know `field-sizing` see for themselves.
  const rows = summary.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / 36), 0);
  return (
    <>
      <textarea
        id={id}
        readOnly
        value={summary}
        rows={rows}
        className="mt-3 block w-full field-sizing-content max-h-96 resize-y rounded-control border border-outline bg-surface p-4 text-small"
      />
      <div className="mt-2 min-h-target">
        <CopyButton className={buttonStyle.compact} text={summary} label={copy} />
      </div>
    </>
  );
}
