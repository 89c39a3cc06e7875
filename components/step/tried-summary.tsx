import type { Translate } from "#machines/content/interface/interface-text.ts";
import { buttonStyle } from "../base/button-style.ts";
import { CopyButton } from "../base/copy-button.tsx";

/** What was tried, as text to hand to a human. Without JavaScript the field can still be selected and copied. */
export function TriedSummary({ summary, t }: { summary: string; t: Translate }) {
  // About 36 letters fit in a line on a phone; browsers that know `field-sizing` see for themselves.
  const rows = summary.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / 36), 0);
  return (
    <div>
      <label htmlFor="summary" className="text-lead font-semibold">
        {t("page.help.summary")}
      </label>
      <textarea
        id="summary"
        readOnly
        defaultValue={summary}
        rows={rows}
        className="mt-3 block w-full field-sizing-content max-h-96 resize-y rounded-control border border-outline bg-surface p-4 text-small"
      />
      <div className="mt-2 min-h-target">
        <CopyButton
          className={buttonStyle.compact}
          text={summary}
          words={{ copy: t("page.help.copy"), copied: t("page.copied"), byHand: t("page.by-hand") }}
        />
      </div>
    </div>
  );
}
