import { describe, expect, test } from "vitest";
import { alarmIncident } from "../alarm/incident-alarm.ts";
import { planEntries } from "../plan/plan.ts";
import { checkFile, smallContent, smallFiles } from "../testing/small-content.ts";
import { stepId } from "../wizard/position.ts";
import { viewStep } from "../wizard/views/view-step.ts";
import { concerns, type Incident, runningAt } from "./incident.ts";
import { parseContent } from "./parsing/parse-content.ts";
import { formatProblem } from "./problem.ts";

const usual = {
  title: "Texts are late",
  channel: "sms",
  from: "2026-11-22T14:00Z",
  until: "2026-11-22T18:00Z",
};
const incidentFile = (keys: Record<string, string> = {}, body = "We are on it.") =>
  ["---", ...Object.entries({ ...usual, ...keys }).map(([key, value]) => `${key}: ${value}`), "---", body, ""].join(
    "\n",
  );

const country = `country:
  name: { en: Country }
  ask: tab
  values:
    - { id: india, regions: [IN], label: { en: India } }
    - { id: other, label: { en: Another } }
`;
const facts = `${smallFiles().get("facts.yaml")}${country}`;
const files = (incident: string) =>
  smallFiles({
    "facts.yaml": facts,
    "incidents/late.md": incident,
    "checks/a-wait/en.md": checkFile({ channels: "[sms]", place: "phone", likelihood: "rare", effort: "5m" }),
    "checks/a-usual/en.md": checkFile({ channels: "[sms]", place: "phone", likelihood: "very-common", effort: "10s" }),
  });
function siteWith(incident: string) {
  const { content, problems } = parseContent(files(incident));
  if (!content) throw new Error(problems.map(formatProblem).join("\n"));
  return { ...content, running: runningAt(content.incidents, new Date("2026-11-22T15:00Z")) };
}
const faults = (incident: string, changes: Record<string, string> = {}) =>
  parseContent(new Map([...files(incident), ...Object.entries(changes)]))
    .problems.filter(({ severity }) => severity === "error")
    .map(formatProblem);

describe("an incident in the content", () => {
  test("runs from its first moment to just before its last", () => {
    const { incidents } = siteWith(incidentFile({ from: "2026-11-22T15:00+01:00" }));
    const runs = (time: string) => runningAt(incidents, new Date(time)).length;
    expect(["13:59:59", "14:00:00", "17:59:59", "18:00:00"].map((time) => runs(`2026-11-22T${time}Z`))).toEqual([
      0, 1, 1, 0,
    ]);
  });

  test.each([
    ["an unknown key", incidentFile({ chanel: "sms" }), /^incidents\/late\.md:6:1 {2}.*unknown key "chanel"/],
    ["no zone", incidentFile({ from: "2026-11-22T14:00" }), /^incidents\/late\.md:4:7 {2}.*write day, time and zone/],
    [
      "an end before the beginning",
      incidentFile({ until: "2026-11-22T13:00Z" }),
      /:5:8 {2}.*must be later than `from`/,
    ],
    ["a country in words", incidentFile({ countries: "[India]" }), /:6:13 {2}.*write two capital letters, like IN/],
    ["an unknown check", incidentFile({ first: "[a-wayt]" }), /:6:9 {2}.*there is no check "a-wayt".*a-wait/],
    ["no text", incidentFile({}, ""), /the text is missing/],
    ["HTML", incidentFile({}, "Late. <br>"), /HTML is not allowed/],
  ])("%s is named with its place", (_, incident, message) => {
    expect(faults(incident)).toEqual([expect.stringMatching(message)]);
  });

  test("the same text in two places is refused, and a translation has text only", () => {
    expect(faults(incidentFile(), { "incidents/late/en.md": incidentFile() })).toEqual([
      expect.stringContaining("keep one of the two"),
    ]);
    const translation = "---\ntitle: Tarde\nchannel: sms\n---\nEstamos en ello.\n";
    const settings = smallFiles().get("settings.yaml")?.replace("locales: [en]", "locales: [en, es]") ?? "";
    const interfaces = smallFiles().get("interface/en.yaml") ?? "";
    const changes = { "incidents/late/es.md": translation, "settings.yaml": settings, "interface/es.yaml": interfaces };
    expect(faults(incidentFile(), changes)).toEqual([expect.stringContaining('unknown key "channel"')]);
  });
});

describe("a running incident", () => {
  const order = (incident: string, known: [string, string][] = []) =>
    planEntries(siteWith(incident), "sms", new Map(known))
      .filter(({ kind }) => kind === "check")
      .map(stepId);
  const first = { first: "[a-wait]" };

  test("puts its checks first, and the page says why", () => {
    expect(order(incidentFile({ ...first, channel: "email" }))[0]).not.toBe("a-wait");
    expect(order(incidentFile(first))[0]).toBe("a-wait");
    const view = viewStep(siteWith(incidentFile(first)), {
      ...{ locale: "en", channel: "sms", step: null, pairs: [], origin: "" },
    });
    expect(view.step).toMatchObject({ id: "a-wait", why: "incident" });
    expect(view.incidents).toMatchObject([{ id: "late", title: "Texts are late", body: "We are on it." }]);
  });

  test("about certain countries reorders only for those, and tells who does not say where they are", () => {
    const inIndia = incidentFile({ ...first, countries: "[IN]", carriers: "[Example Mobile]" });
    expect(order(inIndia, [["country", "india"]])[0]).toBe("a-wait");
    expect(order(inIndia)[0]).not.toBe("a-wait");
    const shown = (pairs: [string, string][]) =>
      viewStep(siteWith(inIndia), { locale: "en", channel: "sms", step: null, pairs, origin: "" }).incidents;
    expect(shown([])).toMatchObject([{ concerns: "India and Example Mobile" }]);
    expect(shown([["country", "other"]])).toEqual([]);
  });

  test("gives way to a report about this very code", () => {
    expect(order(incidentFile(first), [["evidence", "delivered"]])[0]).not.toBe("a-wait");
  });

  test("is on the start page too, where nobody has said yet which code it is", () => {
    const view = viewStep(siteWith(incidentFile()), { locale: "en", channel: null, step: null, pairs: [], origin: "" });
    expect(view.incidents).toHaveLength(1);
  });
});

test("“another country” may be the one of an incident, unless all of them have a name of their own", () => {
  const countries = siteWith(incidentFile()).facts;
  const about = (...named: string[]): Incident => ({ ...alarmIncident("sms", ""), countries: named });
  const elsewhere = new Map([["country", "other"]]);
  expect(concerns(about("DE"), "sms", elsewhere, countries)).toBe("maybe");
  expect(concerns(about("IN"), "sms", elsewhere, countries)).toBe("no");
  expect(concerns(about(), "sms", elsewhere, countries)).toBe("yes");
  expect(concerns(about(), "email", elsewhere, countries)).toBe("no");
  expect(smallContent().incidents).toEqual([]);
});
