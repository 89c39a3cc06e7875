import { type CountryCode, getCountries, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";

/** Where codes may go. An entry is a country (`GB`, ISO 3166) or a dial code (`+44`). */
export interface Countries {
  /** Empty: all but the refused ones. */
  allowed: string[];
  refused: string[];
}

/** What a ticket tells about where its destination is: `country` like `GB`, `dialCode` like `44`. */
export interface Origin {
  country?: string | undefined;
  dialCode?: string | undefined;
}

/** An entry as an editor writes it. */
export const countryEntry = z
  .string()
  .refine((entry) => (entry.startsWith("+") ? countriesOf(entry.slice(1)).length > 0 : isSupportedCountry(entry)), {
    error: (issue) =>
      `"${issue.input}" is not a country; write two capital letters like GB, or a dial code in quotes like "+44"`,
  });

/** Whether there is a country of this code (`GB`, ISO 3166). */
export function isCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/** What to say where `isCountry` says no. */
export function noCountry(code: string): string {
  return `"${code}" is not a country; write two capital letters like ${code === "UK" ? "GB for the United Kingdom" : "GB"}`;
}

/**
 * Whether codes may go there. A dial code without a country stands for all countries that share it: one refused country refuses them all,
 * and all must be allowed. Nothing known is allowed where a send is free, refused where it is paid and there are rules.
 */
export function countryAllowed(rules: Countries | undefined, origin: Origin, isPaid: boolean): boolean {
  if (!rules || rules.allowed.length + rules.refused.length === 0) return true;
  const code = dialCodeOf(origin);
  const possible: string[] = origin.country ? [origin.country] : countriesOf(code ?? "");
  if (!code && possible.length === 0) return !isPaid;
  const hasCode = (entries: string[]) => entries.includes(`+${code}`);
  if (hasCode(rules.refused) || possible.some((country) => rules.refused.includes(country))) return false;
  if (rules.allowed.length === 0 || hasCode(rules.allowed)) return true;
  return possible.length > 0 && possible.every((country) => rules.allowed.includes(country));
}

/** The dial code without `+`, from the country when the ticket does not name it; `undefined` when neither is known. */
export function dialCodeOf({ country, dialCode }: Origin): string | undefined {
  return (
    dialCode ?? (country !== undefined && isSupportedCountry(country) ? getCountryCallingCode(country) : undefined)
  );
}

/** Every country that the origin may mean: the one it names, else all that share its dial code. */
export function possibleCountries({ country, dialCode }: Origin): string[] {
  return country ? [country] : countriesOf(dialCode ?? "");
}

function countriesOf(dialCode: string): CountryCode[] {
  return getCountries().filter((country) => getCountryCallingCode(country) === dialCode);
}
