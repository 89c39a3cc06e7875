import { LRUCache } from "lru-cache";
import { z } from "zod";

const secondsPerUnit = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const unitNames = { s: "second", m: "minute", h: "hour", d: "day" } as const;
const pattern = /^([1-9][0-9]*)([smhd])$/;

/** A duration as an editor writes it (`30s`, `10m`, `72h`), parsed to whole seconds. */
export const duration = z.string().transform((text, context) => {
  const seconds = parseDuration(text);
  if (seconds === null) {
    context.addIssue({
      code: "custom",
      message: `"${text}" is not a duration; write a number and s, m, h or d, like 30s or 10m`,
    });
    return z.NEVER;
  }
  return seconds;
});

/** Seconds, or `null` when the text is not a duration. */
export function parseDuration(text: string): number | null {
  const parts = split(text);
  return parts ? parts.amount * secondsPerUnit[parts.unit] : null;
}

/** `10m` → "10 minutes" in the language, in the unit the editor chose: "72 hours" stays hours. `null` when the text is not a duration. */
export function formatDuration(text: string, locale: string): string | null {
  const parts = split(text);
  if (!parts) return null;
  return unitFormats.memo(`${locale}/${unitNames[parts.unit]}`).format(parts.amount);
}

// Making a format costs a hundred times what using it costs, and a page uses dozens.
const unitFormats = new LRUCache<string, Intl.NumberFormat>({
  max: 100,
  memoMethod: (key) => {
    const [locale, unit] = key.split("/");
    return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  },
});
const monthFormats = new LRUCache<string, Intl.DateTimeFormat>({
  max: 50,
  memoMethod: (locale) => new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }),
});

function split(text: string): { amount: number; unit: keyof typeof secondsPerUnit } | null {
  const match = pattern.exec(text);
  const unit = match?.[2];
  if (!match || (unit !== "s" && unit !== "m" && unit !== "h" && unit !== "d")) return null;
  return { amount: Number(match[1]), unit };
}

/** An estimate for people: 30 → "30 seconds", 150 → "3 minutes". */
export function formatSeconds(seconds: number, locale: string): string {
  return formatDuration(seconds < 90 ? `${seconds}s` : `${Math.round(seconds / 60)}m`, locale) ?? "";
}

/** `2026-11` → "November 2026" in the language. */
export function formatMonth(month: string, locale: string): string {
  return monthFormats.memo(locale).format(new Date(`${month}-01T00:00:00Z`));
}
