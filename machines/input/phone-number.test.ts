import fc from "fast-check";
import { type CountryCode, getCountries, getExampleNumber, type PhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { readPhoneNumber } from "./phone-number.ts";

test.each([
  ["+44 7400 123456", null, "fine", "+44 7400 123456", "GB"],
  ["+91 98765 43210", "GB", "fine", "+91 98765 43210", "IN"],
  ["07400 123456", "GB", "no-country-code", "+44 7400 123456", "GB"],
  ["07400 123456", null, "no-country-code", null, null],
  ["+44 07400 123456", null, "extra-zero", "+44 7400 123456", "GB"],
  ["0044 7400 123456", null, "fine", "+44 7400 123456", "GB"],
  ["+44 20 7946 0018", null, "landline", "+44 20 7946 0018", "GB"],
  ["+44 7400 12345", null, "wrong-length", null, null],
  ["hello", "GB", "unreadable", null, null],
  ["+٩٦٦٥٠١٢٣٤٥٦٧", null, "fine", "+966 50 123 4567", "SA"],
  ["０９０-１２３４-５６７８", "JP", "no-country-code", "+81 90 1234 5678", "JP"],
  ["+९१ ९८७६५ ४३२१०", null, "fine", "+91 98765 43210", "IN"],
  ["+44 (0) 7400 123456", null, "extra-zero", "+44 7400 123456", "GB"],
  ["44 7400 123456", "GB", "no-country-code", "+44 7400 123456", "GB"],
  ["0011 44 7400 123456", "AU", "fine", "+44 7400 123456", "GB"],
  ["011 44 7400 123456", "US", "fine", "+44 7400 123456", "GB"],
  ["8~10 44 7400 123456", "RU", "fine", "+44 7400 123456", "GB"],
])("%s typed in %s is %s", (typed, home, verdict, international, region) => {
  expect(readPhoneNumber(typed, home)).toEqual({ verdict, international, region });
});

const written = (zero: string) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
/** Twelve ways to write a number: [typed, where the person is]. */
const spellings: Record<string, (number: PhoneNumber, home: CountryCode) => [string, string | null]> = {
  "without blanks": (number) => [number.number, null],
  "in groups": (number) => [number.formatInternational(), "US"],
  "with hyphens": (number) => [number.formatInternational().replaceAll(" ", "-"), null],
  "as at home": (number, home) => [number.formatNational(), home],
  "behind 00": (number, home) => [number.formatInternational().replace("+", "00 "), home === "GB" ? "DE" : "GB"],
  "behind 011": (number) => [number.formatInternational().replace("+", "011 "), "US"],
  "behind 0011": (number) => [number.formatInternational().replace("+", "0011 "), "AU"],
  "behind 810": (number) => [number.formatInternational().replace("+", "8-10-"), "RU"],
  "in Arabic digits": (number) => [written("٠")(number.formatInternational()), null],
  "in Persian digits": (number) => [written("۰")(number.formatInternational()), null],
  "in Devanagari digits": (number, home) => [written("०")(number.formatNational()), home],
  "in full width": (number) => [
    written("０")(number.formatInternational()).replace("+", "＋").replaceAll(" ", "　"),
    null,
  ],
};

test.each(Object.entries(spellings))(
  "at least 99 %% of the example numbers of all countries are read %s",
  (_, spell) => {
    const numbers = getCountries().flatMap((home) => {
      const number = getExampleNumber(home, examples);
      return number ? [{ home, number }] : [];
    });
    const right = numbers.filter(({ home, number }) => {
      const { international } = readPhoneNumber(...spell(number, home));
      return international === number.formatInternational();
    });
    expect(right.length / numbers.length).toBeGreaterThanOrEqual(0.99);
  },
);

test("nothing that can be typed throws", () => {
  fc.assert(fc.property(fc.string(), fc.option(fc.string()), (typed, region) => void readPhoneNumber(typed, region)));
});
