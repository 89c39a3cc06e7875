import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planEntries } from "../plan/plan.ts";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { type Channel, isOfWords, likelyFacts, noSign } from "../words.ts";
import { readJourney } from "./journey.ts";
import { pairOfSegment, segmentsOf } from "./pair.ts";
import { sayWords } from "./say.ts";
import { viewStep } from "./views/view-step.ts";
import { answerStep, enterWizard } from "./wizard.ts";

const all = Array.from({ length: 24 }, (_, index) => `cause-${String(index + 1).padStart(2, "0")}`);
const content = smallContent({
  ...Object.fromEntries(all.map((id) => [`checks/${id}/en.md`, checkFile({ question: `Is it ${id}?` })])),
  "signs.yaml":
    "{ name: { en: Fits }, question: { en: Which? }, again: { en: Again? }, last: { en: Or these? }, none: { en: None }, signs: [{ id: it-hums, sentence: { en: It hums } }, { id: it-rattles, sentence: { en: It rattles } }] }",
  "checks/cause-01/en.md": checkFile({ question: "Is it cause-01?", signs: "[it-hums]" }),
  "checks/cause-24/en.md": checkFile({ signs: "[it-rattles]", aliases: "[cause-old]" }),
});
const nobody = { facts: new Map<string, string>(), answers: new Map<string, string>() };
const read = (segments: readonly string[], channel: Channel = "email") =>
  readJourney(content, channel, segments.map(pairOfSegment));
const stepAt = (segments: readonly string[]) =>
  viewStep(content, { locale: "en", channel: "email", step: null, pairs: segments.map(pairOfSegment), origin: "" });

describe("own words lead", () => {
  test("to three sentences, then six, then nine, best first, and none stands there twice", () => {
    let wizard = enterWizard(content, "email", sayWords(content, nobody, all, false));
    const pages: string[][] = [];
    for (const key of likelyFacts) {
      const { step } = stepAt(segmentsOf(wizard.journey));
      expect(step.id).toBe(key);
      pages.push(step.answers.map(({ id }) => id));
      wizard = answerStep(wizard, key, noSign);
    }
    expect(pages.map((page) => page.at(-1))).toEqual([noSign, noSign, noSign]);
    expect(pages.map((page) => page.length - 1)).toEqual([3, 6, 9]);
    expect(pages.flatMap((page) => page.slice(0, -1))).toEqual(all.slice(0, 18));
    expect(likelyFacts).not.toContain(stepAt(segmentsOf(wizard.journey)).step.id);
  });

  test("on to the rest at once for whoever has looked at the first sentences already", () => {
    expect(stepAt(segmentsOf(sayWords(content, nobody, all, true))).step.id).toBe(likelyFacts[1]);
    expect(likelyFacts).not.toContain(stepAt(segmentsOf(sayWords(content, nobody, all.slice(0, 3), true))).step.id);
  });

  test("by one tap to the check, whose address says nothing of the others", () => {
    const { step } = stepAt(segmentsOf(sayWords(content, nobody, all, true)));
    expect(step.answers[0]?.label).toBe("Is it cause-04?");
    expect(step.answers[0]?.href).toBe("/en/email/cause-04/sign.cause-04");
  });

  test("nowhere when they say nothing: all is as before", () => {
    expect(sayWords(content, nobody, [], true)).toBe(nobody);
  });

  test("past what was tried, except among the first sentences", () => {
    const tried = { facts: nobody.facts, answers: new Map(all.slice(0, 5).map((id) => [id, "already-tried"])) };
    const said = sayWords(content, tried, all, true);
    expect(stepAt(segmentsOf(said)).step.answers[0]?.id).toBe("cause-06");
    expect(said.answers).toBe(tried.answers);
  });

  test("to their sentences although checks were answered before", () => {
    const answered = { facts: new Map([["sign", "it-hums"]]), answers: new Map([["cause-02", "no"]]) };
    const { step, facts } = stepAt(segmentsOf(sayWords(content, answered, all, false)));
    expect([step.id, facts.length]).toEqual([likelyFacts[0], 0]);
  });
});

describe("what the words made likely is kept softly:", () => {
  const likelihoodOf = (segments: readonly string[]) =>
    new Map(
      planEntries(content, "email", read(segments).journey.facts).flatMap((entry) =>
        entry.kind === "check" ? [[entry.check.id, entry.likelihood]] : [],
      ),
    );
  const unread = segmentsOf(sayWords(content, nobody, all.slice(0, 4), false));
  const refused = [...unread, "likely.none", "likely-2.none"];

  test("a check whose sentence was not it becomes less likely, and no check is lost", () => {
    const [before, after] = [likelihoodOf(unread), likelihoodOf(refused)];
    expect(before.get("cause-01")).toBeGreaterThan(before.get("cause-10") ?? 1);
    expect(after.get("cause-01")).toBeLessThan(before.get("cause-01") ?? 0);
    expect([...after.keys()].sort()).toEqual([...likelihoodOf([]).keys()].sort());
  });

  test("a sign that speaks only for checks whose sentence was not it is not offered", () => {
    const offered = (segments: readonly string[]) =>
      planEntries(content, "email", read(segments).journey.facts).flatMap((entry) =>
        entry.kind === "question" && entry.fact === "sign" ? (entry.offered ?? []) : [],
      );
    expect(offered([])).toContain("it-hums");
    expect(offered(refused)).not.toContain("it-hums");
  });

  test("a code that came and is refused is another trouble, of which they said nothing", () => {
    const said = [...refused, "symptom.refused"];
    const wizard = enterWizard(content, "email", read(refused).journey);
    const told = answerStep(wizard, "trial-mailbox", "refused");
    expect(read(said).journey.facts.has("words")).toBe(true);
    expect([...told.journey.facts.keys()].filter(isOfWords)).toEqual([]);
  });
});

describe("an address of own words is put in order:", () => {
  test.each([
    ["gaps", ["words-5.cause-02", "words-9.cause-03"], ["words-2.cause-03", "words.cause-02"]],
    ["a check twice", ["words.cause-02", "words-2.cause-02"], ["words.cause-02"]],
    ["an old id", ["words.cause-old"], ["words.cause-24"]],
    ["a check of another channel", ["words.signal", "words-2.cause-02"], ["words.cause-02"]],
    ["what is no check", ["words.it-hums", "words-2.toString", "words-3.none"], []],
    ["a page that was read before the one in front of it", ["words.cause-02", "likely-2.none"], ["words.cause-02"]],
    ["pages without sentences", ["likely.none", "likely-2.none"], []],
    [
      "more pages than there are sentences for",
      ["words.cause-02", "likely.none", "likely-2.none"],
      ["likely.none", "words.cause-02"],
    ],
    ["a check that was chosen", ["words.cause-02", "words-2.cause-03", "likely.cause-03"], ["sign.cause-03"]],
    ["words beside a check that was chosen", ["words.cause-02", "sign.cause-03"], ["sign.cause-03"]],
  ])("%s", (_, given, kept) => expect(segmentsOf(read(given).journey)).toEqual(kept));

  test("and whatever it says, its one form is that of itself", () => {
    const word = fc.constantFrom(...["words", "words-2", "words-7", "words-18", "words-19", ...likelyFacts, "sign"]);
    const value = fc.constantFrom(...all, noSign, "it-hums", "signal", "cause-old", "x");
    const pairs = fc.array(
      fc.tuple(word, value).map(([key, said]) => `${key}.${said}`),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pairs, (given) => {
        const once = segmentsOf(read(given).journey);
        expect(segmentsOf(read(once).journey)).toEqual(once);
        expect(read(once).notices).toEqual([]);
        const { canonical } = stepAt(given);
        expect(stepAt(canonical.split("/").slice(4)).canonical).toBe(canonical);
      }),
      { numRuns: 60 },
    );
  });
});
