import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { Step } from "#machines/wizard/views/step-view.ts";

const keys = {
  "mail-domain": ["label", "known", "use", "meant", "unknown"],
  "phone-number": [
    "label",
    "fine",
    "no-country-code",
    "extra-zero",
    "landline",
    "internet",
    "wrong-length",
    "unreadable",
    "country",
  ],
} as const;

/** The words of the field on a step; `{…}` stay in, the field fills them in. */
export function typedWords(kind: NonNullable<Step["typed"]>, t: Translate): Record<string, string> {
  const open = { domain: "{domain}", provider: "{provider}", number: "{number}", country: "{country}" };
  const own = keys[kind].map((key) => [key, t(`page.typed.${kind}.${key}`, open)]);
  return { ...Object.fromEntries(own), private: t("page.typed.private") };
}
