import { expect, test } from "vitest";
import { normalForm } from "./normal-form.ts";

test.each([
  ["Don’t  SEND — the Código!", "dont send the codigo"],
  ["ＣＯＤＥ　１２", "code 12"],
  ["الرَّمْز لم يصِل إلى الجوّال", "الرمز لم يصل الي الجوال"],
  ["رسـالة ٣", "رساله 3"],
  ["验证码，收不到！", "验证码 收不到"],
  ["ﾒｰﾙが届かない。", "メールが届かない"],
])("%s is compared as: %s", (text, form) => expect(normalForm(text)).toBe(form));

test("a text in normal form stays as it is", () => {
  for (const text of ["dont send", "الي الجوال", "验证码 收不到"]) expect(normalForm(text)).toBe(text);
});
