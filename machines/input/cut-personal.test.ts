import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPersonal } from "./cut-personal.ts";

describe("what should not be written is cut out and named:", () => {
  test.each([
    ["my mail jane.doe+x@example.co.uk gets nothing", ["address"]],
    ["I called +44 20 7946 0958 and 0171-5551234", ["number"]],
    ["it says 482913 is wrong", ["code"]],
    ["typed 482 913 and 48-29-13", ["code"]],
    ["G-482913 refused", ["code"]],
    ["الرمز ٤٨٢٩١٣ مرفوض", ["code"]],
    ["验证码４８２９１３无效", ["code"]],
    ["the token a8f3k29dx1 fails", ["code"]],
    ["see https://example.com/login?x=1 please", ["link"]],
    ["mail a@b.example, code 4821, www.example.com", ["address", "link", "code"]],
  ])("%s", (text, kinds) => {
    const { text: left, cut } = cutPersonal(text);
    expect(cut).toEqual(kinds);
    expect(left).not.toMatch(/\d{3}|@|www/);
  });

  test.each(["iPhone 15 since 2019, 3 codes in 10 minutes", "office365 and o2, iOS18", "no code. 163 mail"])(
    "nothing in: %s",
    (text) => expect(cutPersonal(text)).toEqual({ text, cut: [] }),
  );
});

test("no run of four digits is left, whatever is typed, except a year", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 -+.@ab٣３") }), (text) => {
      const left = cutPersonal(text).text.match(/\d{4,}/g) ?? [];
      expect(left.filter((run) => !/^(19|20)\d\d$/.test(run))).toEqual([]);
    }),
  );
});
