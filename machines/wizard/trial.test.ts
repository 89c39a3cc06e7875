import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planEntries } from "../plan/plan.ts";
import { checkFile, smallContent, smallFiles } from "../testing/small-content.ts";
import { deliveryChannels } from "../words.ts";
import { readJourney } from "./journey.ts";
import { pairOfSegment } from "./pair.ts";
import { answersTo, stepId } from "./position.ts";
import { isTrialKey } from "./trial.ts";
import { viewStep } from "./views/view-step.ts";
import { answerStep, enterWizard, type Wizard } from "./wizard.ts";

const places = ["mailbox", "phone", "carrier", "account", "browser", "service"];
const fixes = "[{ id: done, label: Done, effect: fixed }, { id: no, label: No, effect: not-it }]";
const settings = smallFiles().get("settings.yaml") ?? "";

/** A site of which so many codes can be had in one sign-in, with twelve checks that need one: some for those to whom nothing came, some for a refused code. */
function siteWith(codes: number) {
  const checks = Array.from({ length: 12 }, (_, index): [string, string] => {
    const when = ["{ not: { symptom: [refused] } }", "{ symptom: [refused] }", "{}"][index % 3] ?? "{}";
    const keys = { answers: fixes, channels: "[email, sms]", place: places[index % 6] ?? "", when };
    return [`checks/c${index}/en.md`, checkFile(keys)];
  });
  const changes = { "settings.yaml": settings.replace("perChallenge: 5", `perChallenge: ${codes}`) };
  return smallContent({ ...changes, ...Object.fromEntries(checks) });
}

const sites = [1, 2, 3, 5].map((codes) => ({ codes, site: siteWith(codes) }));
const said = ["yes", "refused", "no"];

/** The journey of one person, `choose` among the answers to each step; `codes` were asked for. */
function walk(start: Wizard, choose: (answers: string[]) => string) {
  let codes = 0;
  let wizard = start;
  while (!wizard.isOver) {
    const step = stepId(wizard.position);
    const answer = choose(answersTo(wizard.content, wizard.position, wizard.journey.answers));
    if (wizard.position.kind === "trial" && said.includes(answer)) codes++;
    wizard = answerStep(wizard, step, answer);
  }
  return { codes, end: wizard };
}

describe("codes are rationed", () => {
  test("no walk tries more codes than can be had, whatever is answered and whatever the codes do", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sites),
        fc.constantFrom(...deliveryChannels),
        fc.infiniteStream(fc.nat()),
        ({ codes, site }, channel, choices) => {
          const start = enterWizard(site, channel, readJourney(site, channel, []).journey);
          // Mostly fixes, or there would be little to try.
          const liked = ["done", "asked", "no", "refused"];
          const met = walk(start, (answers) => {
            const choice = choices.next().value ?? 0;
            const favoured = answers.filter((one) => liked.includes(one));
            const from = favoured.length > 0 && choice % 4 !== 0 ? favoured : answers;
            return from[choice % from.length] ?? "";
          });
          expect(met.codes).toBeLessThanOrEqual(codes);
        },
      ),
    );
  });

  test("while there are codes, whatever was fixed is tried, and the last code tests all that is left", () => {
    for (const { codes, site } of sites) {
      const start = enterWizard(site, "email", readJourney(site, "email", []).journey);
      const met = walk(start, (answers) => answers.find((one) => ["done", "asked", "no"].includes(one)) ?? "");
      const { plan, journey } = met.end;
      const visits = plan.filter(({ kind }) => kind === "trial").length;
      expect(met.codes).toBe(Math.min(codes, visits));
      const last = plan.findLastIndex((entry) => entry.kind === "trial" && journey.answers.has(entry.key));
      const later = plan.slice(last + 1).filter(({ kind }) => kind === "check");
      expect(later.length, `with ${codes} codes`).toBeLessThan(plan.length / 2);
    }
  });

  test("an authenticator makes its own codes, so they are not counted", () => {
    const trials = planEntries(smallContent(), "authenticator", new Map()).filter(({ kind }) => kind === "trial");
    expect(trials).toMatchObject([{ codes: null }]);
  });
});

describe("a report that the last code is over", () => {
  const facts = (smallFiles().get("facts.yaml") ?? "").replace(
    "id: delivered,",
    "id: delivered, tells: [code-is-over],",
  );
  const sure = "sure:\n  name: { en: Sure }\n  ask: never\n  values: [{ id: probably, label: { en: Probably } }]\n";
  const site = smallContent({ "facts.yaml": facts + sure });
  const at = (...segments: string[]) =>
    enterWizard(site, "email", readJourney(site, "email", segments.map(pairOfSegment)).journey);

  test("asks for a new code before anything else, once", () => {
    const first = at("evidence.delivered");
    expect(stepId(first.position)).toMatch(/^trial-again-/);
    expect(answerStep(first, stepId(first.position), "no").position.kind).not.toBe("trial");
  });

  test("asks for none where a code came and is refused, or where it is not certain", () => {
    expect(at("evidence.delivered", "symptom.refused").position.kind).not.toBe("trial");
    expect(at("evidence.delivered", "sure.probably").position.kind).not.toBe("trial");
  });
});

describe("a new code that comes and is refused", () => {
  const site = siteWith(5);
  const enter = (...segments: string[]) =>
    enterWizard(site, "email", readJourney(site, "email", segments.map(pairOfSegment)).journey);

  test("makes the trouble another one, and takes nothing back", () => {
    const trial = walkToTrial(enter("provider.gmail"));
    const next = answerStep(trial, stepId(trial.position), "refused");
    expect(Object.fromEntries(next.journey.facts)).toEqual({ provider: "gmail", symptom: "refused" });
    for (const [key, value] of trial.journey.answers)
      if (!isTrialKey(key)) expect(next.journey.answers.get(key)).toBe(value);
    expect(next.plan.some((entry) => entry.kind === "check" && entry.check.id === "c1")).toBe(true);
    // What was tested once is not tested again.
    expect(next.position.kind).toBe("check");
  });

  test("can be taken back: another answer to the same trial brings the first trouble back", () => {
    const trial = walkToTrial(enter("provider.gmail"));
    const key = stepId(trial.position);
    const changed = answerStep(answerStep(trial, key, "refused"), key, "no");
    expect(changed.journey.facts.has("symptom")).toBe(false);
    expect(changed.journey.answers.get(key)).toBe("no");
  });

  test("has trials of its own, and where nothing comes any more the trouble is the first one again", () => {
    const trial = walkToTrial(enter("symptom.refused"));
    expect(stepId(trial.position)).toMatch(/^trial-refused-/);
    const next = answerStep(trial, stepId(trial.position), "no");
    expect(next.journey.facts.get("symptom")).toBe("nothing-came");
  });
});

describe("the words of a trial fit the way one came", () => {
  const answers =
    "[{ id: done, label: Done, effect: fixed }, { id: old, label: Old, effect: new-code }, { id: no, label: No, effect: not-it }]";
  const site = smallContent({ "checks/full/en.md": checkFile({ answers }), "checks/spam/en.md": null });
  const whyAfter = (answer: string) =>
    viewStep(site, { locale: "en", channel: "email", step: null, pairs: [["full", answer]], origin: "" }).step.why;

  test("who changed something is told so, and who only has an old code is not", () => {
    expect(whyAfter("done")).toBe("trial");
    expect(whyAfter("old")).toBe("new-code");
  });
});

function walkToTrial(start: Wizard): Wizard {
  let wizard = start;
  while (wizard.position.kind === "check") {
    const [answer = ""] = answersTo(wizard.content, wizard.position).filter((one) => one !== "yes");
    wizard = answerStep(wizard, stepId(wizard.position), answer);
  }
  return answerStep(wizard, stepId(wizard.position), "asked");
}
