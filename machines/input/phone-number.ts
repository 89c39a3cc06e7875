import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** What the form of a typed number shows. It says nothing about whether the number is in use. */
export interface PhoneNumberForm {
  verdict: "fine" | "no-country-code" | "extra-zero" | "landline" | "internet" | "wrong-length" | "unreadable";
  /** How the number should be entered, e.g. `+44 7400 123456`. */
  international: string | null;
  /** The country of a number that is possible (ISO 3166); `null` where the number does not show one. */
  region: string | null;
}

/**
 * Looks at the form of a number as typed; `region` is where the person probably is (ISO 3166, from the browser). Pure, so that
 * nothing typed needs to leave the browser. Numbers of +1 do not show whether they are landlines.
 */
export function readPhoneNumber(typed: string, region: string | null): PhoneNumberForm {
  const text = typed.trim();
  const digits = text.replace(/[^0-9+]/g, "").replace(/^00/, "+");
  const country: CountryCode | undefined = region !== null && isSupportedCountry(region) ? region : undefined;
  if (digits.replace("+", "").length < 4) return { verdict: "unreadable", international: null, region: null };
  const hasCode = digits.startsWith("+");
  const number = parsePhoneNumberFromString(digits, country);
  if (!number) return { verdict: hasCode ? "unreadable" : "no-country-code", international: null, region: null };
  const international = number.formatInternational();
  if (!number.isValid()) return { verdict: "wrong-length", international: null, region: null };
  const found = { international, region: number.country ?? null };
  // "+44 07400 …": the zero belongs to calls inside the country; the parser forgives it, sign-up forms do not.
  if (hasCode && /^\+\d{1,3}0/.test(digits) && digits.length > number.number.length)
    return { verdict: "extra-zero", ...found };
  const kind = number.getType();
  if (kind === "FIXED_LINE") return { verdict: "landline", ...found };
  if (kind === "VOIP") return { verdict: "internet", ...found };
  return { verdict: hasCode ? "fine" : "no-country-code", ...found };
}
