import { expect, test } from "vitest";
import { smallContent, smallFiles } from "../../testing/small-content.ts";
import { isMakersOwn, readMakers } from "./makers.ts";

const read = (text: string) => readMakers(smallFiles({ "makers.yaml": text }), smallContent().facts);
const faultsOf = (text: string) => read(text).problems.map(({ line, message }) => `${line} ${message}`);

test("a slip in the list of makers is named with its line and what would be right", () => {
  expect(faultsOf("provider:\n  gmail: [google.com]")).toEqual([]);
  expect(faultsOf("provider:\n  gmial: [google.com]").join()).toMatch(
    /^2 unknown provider "gmial"; did you mean "gmail"/,
  );
  expect(faultsOf("providers:\n  gmail: [google.com]").join()).toMatch(/^1 unknown fact "providers"/);
  expect(faultsOf("provider:\n  gmail: [https://google.com/]").join()).toContain("write a host without https://");
});

test("without a list no page is the maker's own", () => {
  expect(readMakers(smallFiles(), smallContent().facts)).toEqual({ makers: {}, problems: [] });
});

test("a page is the maker's own below one of the hosts of what the steps are for", () => {
  const { makers } = read("provider:\n  gmail: [google.com]\n  outlook: [microsoft.com]");
  const isOwn = (values: string[], address: string) => isMakersOwn(makers, new Map([["provider", values]]), address);
  expect(isOwn(["gmail"], "https://support.google.com/mail")).toBe(true);
  expect(isOwn(["gmail", "outlook"], "https://microsoft.com/x")).toBe(true);
  expect(isOwn(["gmail"], "https://microsoft.com/x")).toBe(false);
  expect(isOwn(["gmail"], "https://google.com.example/x")).toBe(false);
});
