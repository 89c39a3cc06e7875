import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { plainDigits } from "./normal-form.ts";

/** What the form of a typed number shows. It says nothing about whether the number is in use. */
export interface PhoneNumberForm {
  verdict: "fine" | "no-country-code" | "extra-zero" | "landline" | "internet" | "wrong-length" | "unreadable";
  /** How the number should be entered, e.g. `+44 7400 123456`. */
  international: string | null;
  /** The country of a number that is possible (ISO 3166); `null` where the number does not show one. */
  region: string | null;
}

/** A number in one of the ways to read what was typed. */
interface Reading {
  number: PhoneNumber;
  /** The country stands in front, behind a plus or behind the prefix for calls abroad. */
  hasCode: boolean;
  hasExtraZero: boolean;
}

/**
 * Looks at the form of a number as typed, in the digits of any script; `region` is where the person probably is (ISO 3166, from the browser).
 * Pure, so that nothing typed needs to leave the browser. Numbers of +1 do not show whether they are landlines.
 */
export function readPhoneNumber(typed: string, region: string | null): PhoneNumberForm {
  const text = plainDigits(typed.normalize("NFKC"));
  const digits = text.replace(/\D/g, "");
  const home: CountryCode | undefined = region !== null && isSupportedCountry(region) ? region : undefined;
  const nothing = { international: null, region: null };
  if (digits.length < 4) return { verdict: "unreadable", ...nothing };
  const hasPlus = text.includes("+");
  const readings = hasPlus ? withCode(text, digits) : withoutPlus(text, digits, home);
  const found = readings.find(({ number }) => number.isValid());
  if (found) return formOf(found);
  const hasNumber = readings.some(({ hasCode }) => hasCode || home !== undefined);
  if (!hasNumber) return { verdict: hasPlus ? "unreadable" : "no-country-code", ...nothing };
  return { verdict: "wrong-length", ...nothing };
}

function formOf({ number, hasCode, hasExtraZero }: Reading): PhoneNumberForm {
  const form = { international: number.formatInternational(), region: number.country ?? null };
  if (hasExtraZero) return { verdict: "extra-zero", ...form };
  const kind = number.getType();
  if (kind === "FIXED_LINE") return { verdict: "landline", ...form };
  if (kind === "VOIP") return { verdict: "internet", ...form };
  return { verdict: hasCode ? "fine" : "no-country-code", ...form };
}

/** "+44 07400 …" and "+44 (0) 7400 …": the zero belongs to calls inside the country; sign-up forms refuse it. Some countries need theirs. */
function withCode(text: string, digits: string): Reading[] {
  const withoutZero = text.replace(/\(\s*0\s*\)/, "").replace(/\D/g, "");
  return [digits, withoutZero].flatMap((given) => {
    const number = parsePhoneNumberFromString(`+${given}`);
    if (!number) return [];
    const hasExtraZero = given !== digits || (/^\d{1,3}0/.test(given) && given.length >= number.number.length);
    return [{ number, hasCode: true, hasExtraZero }];
  });
}

/** What calls abroad begin with, outside of the countries that the parser knows by themselves; the longer first. */
const prefixes = ["0011", "011", "010", "810", "00"];

/** By the prefix of the person's own country, as a number of it, with its code but without the plus, and by the prefixes of other countries. */
function withoutPlus(text: string, digits: string, home: CountryCode | undefined): Reading[] {
  const own = home && parsePhoneNumberFromString(digits, home);
  const abroad = home ? new RegExp(`^(?:${prefixOf(home)})`).exec(digits)?.[0] : undefined;
  const behind = (prefix: string) =>
    withCode(text.replace(/^\D*/, "").replace(digitsOf(prefix), ""), digits.slice(prefix.length));
  const coded =
    home && own && digits.startsWith(own.countryCallingCode) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  const isNoLandline = own?.isValid() && own.getType() !== "FIXED_LINE";
  return [
    ...(abroad ? behind(abroad) : []),
    ...atHome(isNoLandline ? own : undefined),
    ...atHome(coded),
    ...atHome(own),
    ...prefixes.filter((prefix) => digits.startsWith(prefix)).flatMap(behind),
    // Nothing at home is that long: the plus was left out.
    ...(/^[1-9]\d{10}/.test(digits) ? withCode(digits, digits).map((reading) => ({ ...reading, hasCode: false })) : []),
  ];
}

function atHome(number: PhoneNumber | undefined): Reading[] {
  return number ? [{ number, hasCode: false, hasExtraZero: false }] : [];
}

function prefixOf(country: CountryCode): string {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return metadata.numberingPlan?.IDDPrefix() ?? "00";
}

/** The digits of a prefix at the front, whatever stands between them: `8~10`. */
function digitsOf(prefix: string): RegExp {
  return new RegExp(`^${[...prefix].join("\\D*")}\\D*`);
}
