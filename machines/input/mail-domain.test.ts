import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMailDomain } from "./mail-domain.ts";

const large = [
  "gmail.com",
  "hotmail.com",
  "yahoo.com",
  "outlook.com",
  "icloud.com",
  "protonmail.com",
  "googlemail.com",
  "yandex.ru",
  "naver.com",
];

describe("what follows the @", () => {
  test.each([
    ["jo@gmail.com", "gmail", "personal"],
    ["@Hotmail.CZ", "outlook", "personal"],
    ["yahoo.com.tr", "yahoo", "personal"],
    ["126.com", "163", "personal"],
    ["privaterelay.appleid.com", "other", "own-domain"],
  ])("%s is known", (typed, provider, kind) => {
    expect(readMailDomain(typed)).toMatchObject({ provider, kind, meant: null });
  });

  test.each([
    ["gmial.com", "gmail.com"],
    ["jo@gmail.con", "gmail.com"],
    ["hotmial.com", "hotmail.com"],
    ["yahoo.co", "yahoo.com"],
    ["gmailcom", "gmail.com"],
    ["outlok.com", "outlook.com"],
  ])("%s was probably meant to be %s", (typed, meant) => {
    expect(readMailDomain(typed).meant).toBe(meant);
  });

  test.each(["kestrel.example", "acme.com", "uni-bonn.de", "mycompany.io", "example.org"])(
    "%s is left alone",
    (typed) => {
      expect(readMailDomain(typed)).toMatchObject({ provider: null, meant: null });
    },
  );

  test("at least 72 % of single slips in large providers' domains are put right", () => {
    const slips = large.flatMap((domain) => singleSlips(domain).map((slip) => ({ domain, slip })));
    const right = slips.filter(({ domain, slip }) => readMailDomain(slip).meant === domain);
    expect(right.length / slips.length).toBeGreaterThan(0.72);
  });

  test("nothing that can be typed throws", () => {
    fc.assert(fc.property(fc.string(), (typed) => void readMailDomain(typed)));
  });
});

/** A letter left out, doubled, or swapped with its neighbour. */
function singleSlips(domain: string): string[] {
  const slips = [...domain].flatMap((letter, index) => [
    domain.slice(0, index) + domain.slice(index + 1),
    domain.slice(0, index) + letter + domain.slice(index),
    domain.slice(0, index) + (domain[index + 1] ?? "") + letter + domain.slice(index + 2),
  ]);
  return [...new Set(slips)].filter((slip) => slip !== domain);
}
