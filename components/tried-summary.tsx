import type { Translate } from "#machines/interface-text";
import { CopyButton } from "./copy-button.tsx";

/** What was tried, as text to hand to a human. Without JavaScript the field can still be selected and copied. */
export function TriedSummary({ summary, t }: { summary: string; t: Translate }) {
  return (
    <div>
      <label htmlFor="summary" className="text-lead font-semibold">
        {t("page.help.summary")}
      </label>
      <textarea
        id="summary"
        readOnly
        defaultValue={summary}
        rows={Math.min(12, summary.split("\n").length + 1)}
        className="mt-3 block w-full resize-y rounded-control border border-outline bg-surface p-4 text-small"
      />
      <div className="min-h-target">
        <CopyButton
          text={summary}
          words={{ copy: t("page.help.copy"), copied: t("page.copied"), byHand: t("page.by-hand") }}
        />
      </div>
    </div>
  );
}
