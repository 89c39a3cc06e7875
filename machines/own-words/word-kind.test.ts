import { expect, test } from "vitest";
import { normalForm } from "../input/normal-form.ts";
import { kindsOf } from "./word-kind.ts";
import { wordsOf } from "./word-of.ts";

test.each([
  ["My SIM is from Burkina Faso", ["country"]],
  ["soy de España", ["country"]],
  ["我在法国", ["country"]],
  ["no OTP on T-Mobile or Ufone", ["code", "carrier", "carrier"]],
  ["my phone company", ["company"]],
  ["nothing of it", []],
])("%s names %j", (text, kinds) => {
  expect(kindsOf(wordsOf(normalForm(text)))).toEqual(kinds);
});
