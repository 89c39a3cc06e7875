import type { Translate } from "#machines/content/interface/interface-text.ts";
import { SummaryField } from "../code-status/summary/summary-field.tsx";
import { SummaryText } from "../code-status/summary/summary-text.tsx";

/** What was tried, as text to hand to a human; for the holder of a ticket with what is known of the code. Without JavaScript it can still be selected and copied. */
export function TriedSummary({ summary, locale, t }: { summary: string; locale: string; t: Translate }) {
  const field = { id: "summary", summary, copy: t("page.help.copy") };
  return (
    <div>
      <label htmlFor="summary" className="text-lead font-semibold">
        {t("page.help.summary")}
      </label>
      <SummaryField {...field} locale={locale}>
        <SummaryText {...field} />
      </SummaryField>
    </div>
  );
}
