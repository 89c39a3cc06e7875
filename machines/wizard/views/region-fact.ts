import type { Content } from "../../content/content.ts";
import { localText } from "../../content/fact.ts";
import type { Channel } from "../../words.ts";

/** A fact that the country of a phone number makes known. */
export interface RegionFact {
  key: string;
  /** Country (ISO 3166) → value. */
  values: Record<string, string>;
  /** The value for every other country; `null` when there is none. */
  otherwise: string | null;
  /** Value → its name in the language. */
  names: Record<string, string>;
}

/** The fact with `regions`, when a check of the channel is shown or worded by it; `null` when knowing it would change nothing. */
export function regionFact(content: Content, channel: Channel, locale: string): RegionFact | null {
  const found = [...content.facts].find(([, { values }]) => values.some(({ regions }) => regions.length > 0));
  if (!found) return null;
  const [key, { values }] = found;
  const [source = locale] = content.settings.locales;
  const matters = [...content.checks.values()].some(
    ({ channels, when, texts }) =>
      channels.includes(channel) &&
      (key in when.must || key in when.not || texts.get(source)?.body.dependsOn.includes(key)),
  );
  if (!matters) return null;
  return {
    key,
    values: Object.fromEntries(values.flatMap(({ id, regions }) => regions.map((region) => [region, id]))),
    otherwise: values.find(({ regions }) => regions.length === 0)?.id ?? null,
    names: Object.fromEntries(values.map(({ id, label }) => [id, localText(label, locale)])),
  };
}
