import { DeliveryLine } from "#components/delivery-line";
import { OverlayGate } from "#components/overlay-gate";
import type { DeliveryView } from "#machines/delivery";
import { deliveryPathOf } from "#machines/delivery-path";
import { agoWords } from "../../components/ago-words.ts";
import { waitWords } from "../../components/wait-words.ts";
import { readLocale } from "./read-step.ts";
import { ResendSection } from "./resend-section.tsx";
import { statusTexts } from "./resend-texts.ts";

/** What the server knows about the code of this person at this moment, and the form for a new one. */
export function PersonalPart({ view, locale, journey }: { view: DeliveryView; locale: string; journey: string }) {
  const { t } = readLocale(locale);
  return (
    <>
      {!view.ticket && <p className="mt-4">{t("resend.page.nothing")}</p>}
      {view.ticket && (
        <div className="mt-6">
          <OverlayGate locale={locale} label={t("resend.label")} texts={statusTexts(t, "clock")}>
            <p className="rounded-control bg-wash px-4 py-3 text-small">
              <DeliveryLine
                view={view}
                texts={statusTexts(t, "ago")}
                moment={(time) => agoWords(time, view.now, locale)}
                rest={(time) => waitWords(secondsUntil(time, view.now), locale)}
              />{" "}
              {view.delivery?.state === "sending" && (
                <a href={deliveryPathOf(journey) ?? ""}>{t("resend.page.again")}</a>
              )}
            </p>
          </OverlayGate>
        </div>
      )}
      <ResendSection locale={locale} journey={journey} channel={view.ticket?.channel} view={view} />
    </>
  );
}

/** Whole minutes from a minute on: nobody needs the seconds of ten minutes. */
function secondsUntil(time: string, now: string): number {
  const seconds = Math.max(1, Math.ceil((Date.parse(time) - Date.parse(now)) / 1000));
  return seconds > 60 ? Math.floor(seconds / 60) * 60 : seconds;
}
