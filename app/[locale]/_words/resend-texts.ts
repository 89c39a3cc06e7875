import type { ResendTexts } from "#components/resend/resend-texts.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";

/** The words of the resend form, with a sentence about its limits. `{wait}` and `{left}` stay in: the form fills them in while it runs. */
export function resendTexts(t: Translate, limits: string | undefined): ResendTexts {
  return {
    limits,
    button: t("resend.button"),
    queued: t("resend.queued"),
    ready: t("resend.ready"),
    pressing: t("resend.pressing"),
    waiting: t("resend.waiting"),
    cooling: t("resend.cooling", { wait: "{wait}" }),
    later: t("resend.later", { wait: "{wait}" }),
    left: t("resend.left", { left: "{left}" }),
    lost: t("resend.lost"),
    signIn: { text: t("resend.sign-in.text"), link: t("resend.sign-in.link") },
    refused: {
      "no-ticket": t("resend.refused.no-ticket"),
      "ticket-expired": t("resend.refused.ticket-expired"),
      "ticket-used": t("resend.refused.ticket-used"),
      "ticket-invalid": t("resend.refused.ticket-invalid"),
      cooling: t("resend.refused.cooling"),
      "too-many": t("resend.refused.too-many"),
      "connection-busy": t("resend.refused.connection-busy"),
      "site-busy": t("resend.refused.site-busy"),
      "country-refused": t("resend.refused.country-refused"),
      "challenge-over": t("resend.refused.challenge-over"),
      "cannot-arrive": t("resend.refused.cannot-arrive"),
      unavailable: t("resend.refused.unavailable"),
    },
  };
}
