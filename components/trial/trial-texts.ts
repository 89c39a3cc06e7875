import type { Translate } from "#machines/content/interface/interface-text.ts";
import { type ResendTexts, resendTexts } from "../resend/resend-texts.ts";

export type TrialTexts = ReturnType<typeof trialTexts>;

/** The words of a trial beside those of the resend form. `usual`: how long a code usually takes, in words. */
export function trialTexts(t: Translate, usual: string, limits: string) {
  const resend: ResendTexts = resendTexts(t, limits);
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
