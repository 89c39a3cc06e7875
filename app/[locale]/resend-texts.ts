import type { Translate } from "#machines/interface-text";
import type { ResendTexts, StatusTexts } from "../../components/resend-texts.ts";

/** The words of the resend form, with a sentence about its limits. `{wait}` and `{left}` stay in: the form fills them in while it runs. */
export function resendTexts(t: Translate, limits: string | undefined): ResendTexts {
  return {
    limits,
    button: t("resend.button"),
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
      unavailable: t("resend.refused.unavailable"),
    },
  };
}

/** The sentences about the newest code. `clock`: times as on a clock, which only the person's browser knows; `ago`: as distances from now. */
export function statusTexts(t: Translate, times: "clock" | "ago"): StatusTexts {
  const open = { destination: "{destination}", sent: "{sent}", until: "{until}" };
  const suffix = times === "ago" ? "-ago" : "";
  return {
    sent: t(`resend.status.sent${suffix}`, open),
    over: t(`resend.status.over${suffix}`, open),
    sending: t("resend.status.sending", open),
    slow: t("resend.status.slow", open),
    failed: t("resend.status.failed", open),
    "expired-before-send": t("resend.status.expired-before-send", open),
    unanswered: t("resend.status.unanswered", open),
    failures: {
      "challenge-over": t("resend.failed.challenge-over"),
      "too-many": t("resend.failed.too-many"),
      "country-refused": t("resend.failed.country-refused"),
      unreachable: t("resend.failed.unreachable"),
      refused: t("resend.failed.refused"),
    },
  };
}
