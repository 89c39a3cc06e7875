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
    ["bk.ru", "mail-ru", "personal"],
    ["wanadoo.fr", "orange", "personal"],
    ["bol.com.br", "uol", "personal"],
    ["ezweb.ne.jp", "au", "personal"],
    ["yahoo.co.jp", "yahoo-japan", "personal"],
    ["yahoo.co.uk", "yahoo", "personal"],
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

  test.each([
    ["jo＠gmail。com", "gmail", "gmail.com"],
    ["ＧＭＡＩＬ．ＣＯＭ", "gmail", "gmail.com"],
    ["kim@١٦٣٫com", "163", "163.com"],
    ["\u200fjo@gmail.com\u200e", "gmail", "gmail.com"],
    ["१६३.com", "163", "163.com"],
  ])("%s is read with the characters of the keyboard it was typed on", (typed, provider, domain) => {
    expect(readMailDomain(typed)).toMatchObject({ provider, domain, meant: null });
  });

  test("nine of ten slips that people make are put right", () => {
    const missed = humanSlips.filter(([typed, meant]) => readMailDomain(typed).meant !== meant);
    expect(missed.length / humanSlips.length, missed.join(" ")).toBeLessThan(0.1);
  });

  test.each(realDomains)("%s is a domain of its own, or lives in another country", (typed) => {
    expect(readMailDomain(typed).meant).toBeNull();
  });

  test("at least 72 % of single slips in large providers' domains are put right", () => {
    const slips = large.flatMap((domain) => singleSlips(domain).map((slip) => ({ domain, slip })));
    const right = slips.filter(({ domain, slip }) => readMailDomain(slip).meant === domain);
    expect(right.length / slips.length).toBeGreaterThan(0.72);
  });

  test("nothing that can be typed throws", () => {
    fc.assert(fc.property(fc.string(), (typed) => void readMailDomain(typed)));
  });
});

/** Real domains of free mail that lie near a large one, or are one in another country. */
const realDomains = [
  ...[
    "mail.de",
    "mail.fr",
    "mail.kz",
    "mail.bg",
    "mail.ee",
    "freenet.kg",
    "t-online.hu",
    "tiscali.be",
    "tiscali.se",
    "wanadoo.es",
  ],
  ...[
    "email.com",
    "amail.com",
    "cmail.com",
    "qmail.com",
    "macmail.com",
    "popmail.com",
    "yopmail.com",
    "joymail.com",
    "homemail.com",
  ],
  ...[
    "maxmail.co.uk",
    "upcmail.nl",
    "bigpond.com.au",
    "aol.co.uk",
    "gmail.com.br",
    "online.de",
    "web.com",
    "eastmail.com",
    "hanmail.org",
  ],
];

const humanSlips = [
  "gmial.com>gmail.com gmai.com>gmail.com gmal.com>gmail.com gamil.com>gmail.com gnail.com>gmail.com gmail.con>gmail.com gmail.co>gmail.com",
  "gmail.cm>gmail.com gmaill.com>gmail.com gmsil.com>gmail.com gmail.net>gmail.com gmail.org>gmail.com gmali.com>gmail.com gmailcom>gmail.com",
  "gmail,com>gmail.com gmail.vom>gmail.com gmail.ocm>gmail.com hotmial.com>hotmail.com hotmal.com>hotmail.com hotmai.com>hotmail.com",
  "homtail.com>hotmail.com htmail.com>hotmail.com hotmail.co>hotmail.com hotnail.com>hotmail.com outlok.com>outlook.com outloo.com>outlook.com",
  "oulook.com>outlook.com outlook.con>outlook.com yaho.com>yahoo.com yahooo.com>yahoo.com yhaoo.com>yahoo.com yahoo.cm>yahoo.com",
  "icluod.com>icloud.com iclod.com>icloud.com icloud.co>icloud.com icould.com>icloud.com icloud.net>icloud.com protonmial.com>protonmail.com",
  "proton.em>proton.me googelmail.com>googlemail.com web.ed>web.de gmx.ed>gmx.de gmx.nte>gmx.net t-onlin.de>t-online.de freent.de>freenet.de",
  "yadnex.ru>yandex.ru yandex.u>yandex.ru ramber.ru>rambler.ru mial.ru>mail.ru mail.ur>mail.ru qq.con>qq.com 163.con>163.com foxmial.com>foxmail.com",
  "nvaer.com>naver.com hanmial.net>hanmail.net live.cmo>live.com msn.con>msn.com aol.cm>aol.com comcast.ent>comcast.net verzion.net>verizon.net",
  "ornage.fr>orange.fr wanado.fr>wanadoo.fr libero.ti>libero.it seznma.cz>seznam.cz bigpnd.com>bigpond.com btintrnet.com>btinternet.com",
]
  .flatMap((line) => line.split(" "))
  .map((pair): [typed: string, meant: string] => {
    const [typed = "", meant = ""] = pair.split(">");
    return [typed, meant];
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
