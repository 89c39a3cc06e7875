import { fillPlaceholders } from "#machines/content/body/placeholder.ts";
import type { Content } from "#machines/content/content.ts";
import { formatSeconds } from "#machines/content/duration.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { type ResendTexts, resendTexts } from "../resend/resend-texts.ts";

export type TrialTexts = ReturnType<typeof trialTexts>;

/** The words of a trial of a channel, with those of the resend form. */
export function trialTexts(content: Content, locale: string, channel: DeliveryChannel) {
  const t = interfaceText(content, locale);
  const usual = formatSeconds(content.settings.policy[channel].usual, locale);
  const resend: ResendTexts = resendTexts(t, limitsOf(content, locale, channel));
  return {
    resend,
    answers: t("page.answers"),
    sent: t("resend.trial.sent"),
    usual: t("resend.trial.usual", { usual }),
    stuck: t("resend.trial.stuck"),
    stuckText: t("resend.trial.stuck-text"),
    failed: t("resend.trial.failed"),
    timeUp: t("resend.trial.time-up"),
    closed: t("resend.trial.closed"),
    resume: t("resend.trial.resume"),
    otherWay: t("resend.trial.other-way"),
    person: t("page.foot.human"),
    again: t("resend.page.again"),
    back: t("resend.back-to-sign-in"),
    notify: t("resend.trial.notify"),
    notifyOn: t("resend.trial.notify-on"),
    notifyDenied: t("resend.trial.notify-denied"),
  };
}

/** The limits on new codes of a channel in one sentence. */
export function limitsOf(content: Content, locale: string, channel: DeliveryChannel): string {
  const fill = (name: string) =>
    fillPlaceholders(`{{policy.resend.${channel}.perDestination.${name}}}`, content.placeholders, locale);
  return interfaceText(content, locale)(`resend.limits.${channel}`, {
    sends: fill("sends"),
    per: fill("per"),
    day: fill("perDay"),
  });
}
