import { expect, test } from "vitest";
import { resendSettings } from "./resend-settings.ts";
import { parseYaml } from "./yaml/yaml-source.ts";

const limits =
  "perChallenge: 5, perDestination: { sends: 5, per: 10m, perDay: 10 }, perAddressBlock: { sends: 30, per: 1h }, perSite: { sends: 900, per: 1h }";

/** What an editor is told about a policy, without the key it is told about; keys given replace the usual ones. */
function told(lines: Record<string, string>): string[] {
  const all = { waits: "[30s, 60s]", email: `{ ${limits} }`, sms: `{ ${limits} }`, ...lines };
  const text = Object.entries(all)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
  return parseYaml("settings.yaml", text, resendSettings).problems.map(
    ({ line, message }) => `${line} ${message.replace(/^[\w.]+: /, "")}`,
  );
}

test("numbers become seconds and shares", () => {
  const { value } = parseYaml(
    "settings.yaml",
    `waits: [30s, 1m]\njitter: 5%\nemail: { ${limits} }\nsms: { ${limits} }\n`,
    resendSettings,
  );
  expect(value).toMatchObject({ waits: [30, 60], jitter: 0.05, email: { perAddressBlock: { sends: 30, per: 3600 } } });
});

test.each([
  [{ waits: "[60s, 30s]" }, "1 must not be shorter than the wait before it"],
  [{ jitter: "20%" }, "4 must be a share of the wait from 0% to 10%"],
  [
    { sms: `{ ${limits.replace("Challenge: 5", "Challenge: 6")} }` },
    "3 must not be above the 5 of email: every text message costs money",
  ],
  [{ email: `{ ${limits.replace("perDay: 10", "perDay: 4")} }` }, '2 must not be below "sends": a day is longer'],
  [{ email: `{ ${limits.replace("per: 1h", "per: 2d")} }` }, "2 must be 1d at most"],
  [
    { sms: `{ ${limits}, countries: { refused: [UK] } }` },
    '3 "UK" is not a country; write two capital letters like GB, or a dial code in quotes like "+44"',
  ],
  [{ sms: `{ ${limits}, countries: { allowed: [GB], refused: [GB] } }` }, '3 "GB" is allowed as well; choose one'],
  [{ email: `{ ${limits}, countries: { refused: [GB] } }` }, '2 unknown key "countries"'],
])("%j is refused with its line and what would be right", (lines, problem) => {
  expect(told(lines).join("\n")).toContain(problem);
});
