import type { StatusTexts } from "#components/resend/resend-texts.ts";
import type { Content } from "#machines/content/content.ts";
import { formatSeconds } from "#machines/content/duration.ts";
import { localText } from "#machines/content/fact.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { actors, causes, confidences } from "#machines/evidence/cause.ts";
import type { DeliveryChannel } from "#machines/words.ts";

/**
 * The sentences about the newest code of a channel. `clock`: times as on a clock, which only the person's browser knows; `ago`: as distances
 * from now. Names in braces stay in: they are filled where the sentence is shown.
 */
export function statusTexts(
  content: Content,
  locale: string,
  channel: DeliveryChannel,
  times: "clock" | "ago",
): StatusTexts {
  const t = interfaceText(content, locale);
  const open = { destination: "{destination}", sent: "{sent}", until: "{until}" };
  const suffix = times === "ago" ? "-ago" : "";
  const providers = content.facts.get("provider")?.values ?? [];
  return {
    known: t(`resend.status.known${suffix}`, open),
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
    age: {
      usual: t("resend.age.usual", { usual: formatSeconds(content.settings.policy[channel].usual, locale) }),
      slow: t("resend.age.slow"),
      lost: t("resend.age.lost"),
    },
    cause: words(causes, (cause) =>
      t(`resend.cause.${cause === "delivered" ? `delivered-${channel}` : cause}`, { server: "{server}" }),
    ),
    server: t(`resend.server.${channel}`),
    providers: Object.fromEntries(providers.map(({ id, label }) => [id, localText(label, locale)])),
    sure: words(confidences, (confidence) => t(`resend.sure.${confidence}`)),
    who: words(actors, (who) => t(`resend.who.${who === "carrier" ? `carrier-${channel}` : who}`)),
    slip: t("resend.slip", { domain: "{domain}" }),
    offer: t("resend.offer"),
    more: t("resend.more"),
  };
}

function words(keys: readonly string[], word: (key: string) => string): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, word(key)]));
}
