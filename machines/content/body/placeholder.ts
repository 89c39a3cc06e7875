import { formatDuration } from "../duration.ts";
import { suggestion } from "../yaml/yaml-source.ts";

/** `{{policy.email.life}}` */
const placeholderPattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Name → value as written in `settings.yaml`; every leaf of `policy`, the brand name and the senders can be named. */
export type Placeholders = ReadonlyMap<string, string>;

/** Values that may be the address of a link. Where one is not set, the words of the link stay without it. */
export const linkPlaceholders = ["brand.status", "brand.signIn"] as const;

/** `raw` is the settings file as plain text values, so that `72h` stays in the unit the editor chose. */
export function collectPlaceholders(raw: unknown): Placeholders {
  const found = new Map<string, string>();
  collect(raw, [], found);
  return new Map([...found].filter(([name]) => /^(policy\.|senders\.|brand\.(name|status|signIn)$)/.test(name)));
}

/** Fills every placeholder in a text, numbers and durations of the policy in the form of the language, names and senders as they are. Unknown ones stay as they are: `parseContent` has refused them. */
export function fillPlaceholders(text: string, placeholders: Placeholders, locale: string): string {
  return text.replace(placeholderPattern, (all, name: string) => {
    const value = placeholders.get(name);
    if (value === undefined) return all;
    // A sender may be a number (87654) and a brand may read like a duration (24h): they are names all the same.
    return name.startsWith("policy.") ? format(value, locale) : value;
  });
}

function format(value: string, locale: string): string {
  if (/^[0-9]+$/.test(value)) return new Intl.NumberFormat(locale).format(Number(value));
  return formatDuration(value, locale) ?? value;
}

function collect(value: unknown, path: string[], found: Map<string, string>): void {
  if (typeof value === "string") found.set(path.join("."), value);
  else if (Array.isArray(value)) found.set(path.join("."), value.filter((item) => typeof item === "string").join(", "));
  else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], found);
  }
}

/** Faulty `{{…}}` in a text, with the offset of each. */
export function placeholderFaults(text: string, known: readonly string[]): { offset: number; message: string }[] {
  const faults: { offset: number; message: string }[] = [];
  for (const match of text.matchAll(placeholderPattern)) {
    const name = match[1] ?? "";
    if (!known.includes(name))
      faults.push({ offset: match.index, message: `unknown value {{${name}}}${suggestion(name, known)}` });
  }
  const rest = text.replace(placeholderPattern, (all) => " ".repeat(all.length));
  const loose = rest.search(/\{\{|\}\}/);
  const single =
    [...rest.matchAll(/\{\s*([a-zA-Z.]+)\s*\}/g)].find(([, name = ""]) => known.includes(name))?.index ?? -1;
  if (loose >= 0 || single >= 0)
    faults.push({
      offset: loose >= 0 ? loose : single,
      message: "a value is written {{policy.email.life}}: two braces on each side",
    });
  return faults;
}
