import { buttonStyle } from "#components/base/button-style.ts";
import { SoftLink } from "#components/base/soft-link.tsx";
import { agoWords } from "#components/code-status/ago-words.ts";
import { DeliveryLine } from "#components/code-status/code-status-line.tsx";
import { OverlayGate } from "#components/code-status/overlay-gate.tsx";
import { waitWords } from "#components/code-status/wait-words.ts";
import type { DeliveryView } from "#machines/code-status/code-status.ts";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { newsOf } from "#machines/code-status/status-line.ts";
import { statusTexts } from "../_words/status-texts.ts";
import { readLocale } from "./read-step.ts";
import { ResendSection } from "./resend-section.tsx";

/** What the server knows about the code of this person at this moment, and the form for a new one. */
export function PersonalPart({ view, locale, journey }: { view: DeliveryView; locale: string; journey: string }) {
  const { content, t } = readLocale(locale);
  const news = newsOf(view, Date.parse(view.now));
  const texts = view.ticket && statusTexts(content, locale, view.ticket.channel, "ago");
  const offer = view.ticket && news?.offer && offerPath(journey, view.ticket.channel, news.offer);
  return (
    <>
      {!view.ticket && <p className="mt-4">{t("resend.page.nothing")}</p>}
      {texts && news && (
        <div className="mt-6">
          <OverlayGate locale={locale} label={t("resend.label")}>
            <div className="rounded-control bg-wash px-4 py-3 text-small">
              <p>
                <DeliveryLine
                  view={view}
                  news={news}
                  texts={texts}
                  moment={(time) => agoWords(time, view.now, locale)}
                  rest={(time) => waitWords(secondsUntil(time, view.now), locale)}
                />{" "}
                {view.delivery?.state === "sending" && (
                  <a href={deliveryPathOf(journey) ?? ""}>{t("resend.page.again")}</a>
                )}
              </p>
              {offer && (
                <SoftLink href={offer} className={buttonStyle.quiet}>
                  {texts.offer}
                </SoftLink>
              )}
            </div>
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
