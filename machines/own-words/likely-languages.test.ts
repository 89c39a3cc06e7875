import { expect, test } from "vitest";
import { likelyLanguages } from "./likely-languages.ts";

const locales = ["en", "es", "zh", "ar", "pt", "fr", "de", "ja", "ru", "tr"];

test.each([
  ["en", "the code never came", ["en"]],
  ["es", "the code never came", ["es", "en"]],
  ["en", "no me llega el código al correo", ["en", "es"]],
  ["es", "o código não chega no meu celular", ["es", "pt"]],
  ["en", "je ne reçois pas le code", ["en", "fr"]],
  ["fr", "Ich bekomme keine SMS mit dem Code", ["fr", "de"]],
  ["de", "kod bir türlü gelmiyor", ["de", "tr"]],
  ["de", "der Code kommt nicht an, only the old one", ["de"]],
])("on the page in %s, “%s” is looked up in %s", (asked, text, languages) => {
  expect(likelyLanguages(text, asked, locales)).toEqual(languages);
});

test("where no small word tells, the first language of the site is looked at too", () => {
  expect(likelyLanguages("spam", "de", locales)).toEqual(["de", "en"]);
  expect(likelyLanguages("spam", "en", locales)).toEqual(["en", "es"]);
});

test("letters that the language of the page does not have lead to the one that has them", () => {
  expect(likelyLanguages("验证码收不到", "en", locales)).toEqual(["zh"]);
  expect(likelyLanguages("コードが届かない", "zh", locales)).toEqual(["ja"]);
  expect(likelyLanguages("код не приходит", "en", locales)).toEqual(["ru"]);
  expect(likelyLanguages("الرمز من Google لم يصل", "ar", locales)).toEqual(["ar"]);
  expect(likelyLanguages("!!", "en", locales)).toEqual(["en"]);
});
