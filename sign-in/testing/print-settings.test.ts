import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const printed = (...args: string[]) =>
  spawnSync(process.execPath, ["sign-in/print-settings.js", ...args], { encoding: "utf8" });

/** Of each side, the lines of these settings. */
function settings(said: string, names: RegExp): string[][] {
  return said.split("# The help site").map((side) => side.split("\n").filter((line) => names.test(line)));
}

test("on one machine both sides are told the port that the other one knows them by", () => {
  const { stdout } = printed("--site", "http://localhost:4500", "--help-site", "http://127.0.0.1:4600/");
  expect(settings(stdout, /^PORT=/)).toEqual([["PORT=4500"], ["PORT=4600"]]);
});

test("behind a proxy no port is set", () => {
  const { stdout } = printed("--site", "https://www.example.com:8443", "--help-site", "https://help.example.com");
  expect(settings(stdout, /^PORT=/)).toEqual([[], []]);
});

test("the sign-in page is /sign-in, unless said otherwise", () => {
  const page = (...args: string[]) => settings(printed(...args).stdout, /^SIGN_IN_URL=/)[1];
  expect(page()).toEqual(["SIGN_IN_URL=http://localhost:4000/sign-in"]);
  expect(page("--sign-in-page", "/login")).toEqual(["SIGN_IN_URL=http://localhost:4000/login"]);
});

test("an address that is none ends in one sentence", () => {
  const { status, stdout, stderr } = printed("--site", "www.example.com");
  expect([status, stdout, stderr]).toEqual([
    2,
    "",
    '"www.example.com" is no address: write it like https://www.example.com\n',
  ]);
});
