import { agoWords } from "#components/code-status/ago-words.ts";
import { CodeStatusBox } from "#components/code-status/code-status-box.tsx";
import { OtherLink } from "#components/code-status/other-link.tsx";
import { OverlayGate } from "#components/code-status/overlay-gate.tsx";
import { statusTexts } from "#components/code-status/status-texts.ts";
import { waitWords } from "#components/code-status/wait-words.ts";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import { statusLine } from "#machines/code-status/status-line.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { deliveryChannelOf } from "#machines/words.ts";
import { readLocale, signInAddress } from "./read-step.ts";
import { ResendSection } from "./resend-section.tsx";
import { TrialSection } from "./trial-section.tsx";

/** What the server knows about the code of this person at this moment, and the form for a new one, or the `trial` of which it is part. */
export function PersonalPart(props: { status: CodeStatus; locale: string; journey: string; trial: StepView | null }) {
  const { status, locale, journey, trial } = props;
  const channel = deliveryChannelOf(trial?.channel ?? null);
  const { content, t } = readLocale(locale);
  const signIn = { text: t("resend.back-to-sign-in"), url: signInAddress(content, status) };
  const { now, ticket, delivery } = status;
  const line = statusLine(status, Date.parse(now));
  const about = ticket &&
    line && {
      ...{ status, line, texts: statusTexts(content, locale, ticket.channel, "ago") },
      moment: (time: string) => agoWords(time, now, locale),
      rest: (time: string) => waitWords(secondsUntil(time, now), locale),
    };
  return (
    <>
      {!ticket && <p className="mt-4">{t("resend.page.nothing")}</p>}
      {about && (
        <div className="mt-6">
          <OverlayGate locale={locale} label={t("resend.label")} signIn={signIn}>
            <OtherLink about={about} path={journey} />
            <CodeStatusBox label={t("resend.label")} about={about} path={journey} signIn={signIn}>
              {/* A trial has this link of its own. */}
              {delivery?.state === "sending" && !trial && (
                <>
                  {" "}
                  <a href={deliveryPathOf(journey) ?? ""}>{t("resend.page.again")}</a>
                </>
              )}
            </CodeStatusBox>
          </OverlayGate>
        </div>
      )}
      {trial && channel ? (
        <TrialSection view={trial} channel={channel} status={status} />
      ) : (
        <ResendSection locale={locale} journey={journey} channel={ticket?.channel} status={status} />
      )}
    </>
  );
}

/** Whole minutes from a minute on: nobody needs the seconds of ten minutes. */
function secondsUntil(time: string, now: string): number {
  const seconds = Math.max(1, Math.ceil((Date.parse(time) - Date.parse(now)) / 1000));
  return seconds > 60 ? Math.floor(seconds / 60) * 60 : seconds;
}
