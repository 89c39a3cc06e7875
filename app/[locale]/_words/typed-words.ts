import type { Content } from "#machines/content/content.ts";
import { localText } from "#machines/content/fact.ts";
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

/** Names of the mailbox providers by their fact value. */
export function providerNames(content: Content, locale: string): Record<string, string> {
  const values = content.facts.get("provider")?.values ?? [];
  return Object.fromEntries(values.map(({ id, label }) => [id, localText(label, locale)]));
}
