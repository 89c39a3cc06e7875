import type { Content } from "#machines/content/content.ts";
import { formatSeconds } from "#machines/content/duration.ts";
import { labelsOf } from "#machines/content/fact.ts";
import { interfaceText, textByWord } from "#machines/content/interface/interface-text.ts";
import { actors, causes, confidences } from "#machines/evidence/cause.ts";
import { sendFailures } from "#machines/resend/delivery.ts";
import type { DeliveryChannel } from "#machines/words.ts";

/** What the line says of a code, and that it is slow. */
const briefStates = [
  "sent",
  "late",
  "asked",
  "over",
  "sending",
  "slow",
  "failed",
  "expired-before-send",
  "unanswered",
] as const;

export type StatusTexts = ReturnType<typeof statusTexts>;

/**
 * The sentences about the newest code of a channel. `clock`: times as on a clock, which only the person's browser knows; `ago`: as distances
 * from now. Names in braces stay in: they are filled where the sentence is shown.
 */
export function statusTexts(content: Content, locale: string, channel: DeliveryChannel, times: "clock" | "ago") {
  const t = interfaceText(content, locale);
  const open = { destination: "{destination}", sent: "{sent}", until: "{until}" };
  const suffix = times === "ago" ? "-ago" : "";
  const failures = sendFailures.filter((failure) => failure !== "no-answer");
  return {
    known: t(`resend.status.known${suffix}`, open),
    sent: t(`resend.status.sent${suffix}`, open),
    /** Instead of `sent` where all that may be known is that a code was asked for here. */
    asked: t(`resend.status.asked${suffix}`, open),
    over: t(`resend.status.over${suffix}`, open),
    sending: t("resend.status.sending", open),
    slow: t("resend.status.slow", open),
    failed: t("resend.status.failed", open),
    "expired-before-send": t("resend.status.expired-before-send", open),
    unanswered: t("resend.status.unanswered", open),
    /** What follows `failed`: why. */
    failures: textByWord(failures, (failure) => t(`resend.failed.${failure}`)),
    /** What the age of the code tells. */
    age: {
      usual: t("resend.age.usual", { usual: formatSeconds(content.settings.policy[channel].usual, locale) }),
      slow: t("resend.age.slow"),
      lost: t("resend.age.lost"),
    },
    /** What delivery events tell, with `{server}`. */
    cause: textByWord(causes, (cause) =>
      t(`resend.cause.${cause === "delivered" ? `delivered-${channel}` : cause}`, { server: "{server}" }),
    ),
    /** Who is meant by `{server}`, and the names of mail providers by value of the fact `provider`. */
    server: t(`resend.server.${channel}`),
    providers: labelsOf(content.facts.get("provider"), locale),
    /** How sure that is, and who must act. */
    sure: textByWord(confidences, (confidence) => t(`resend.sure.${confidence}`)),
    who: textByWord(actors, (who) => t(`resend.who.${who === "carrier" ? `carrier-${channel}` : who}`)),
    slip: t("resend.slip", { domain: "{domain}" }),
    /** The same in one line, for the bar above a step; where a report names the cause, its label stands for it. */
    brief: textByWord(briefStates, (state) => t(`resend.brief.${state}`, open)),
    labels: labelsOf(content.facts.get("evidence"), locale),
    probably: t("step.probably", { evidence: "{evidence}" }),
    /** For the text that is handed to a human. */
    lastCode: t("resend.last-code", open),
    /** Where a link from support is about another channel. */
    otherLink: { text: t(`resend.other-link.${channel}`), go: t("resend.other-link.go") },
    /** Labels of the fold with all of it, and of the two links: to the step that follows, and to the personal page. */
    all: t("resend.all"),
    offer: t("resend.offer"),
    more: t("resend.more"),
  };
}
