import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planEntries } from "../plan/plan.ts";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { type Channel, channels } from "../words.ts";
import { readJourney } from "./journey.ts";
import { type Pair, pairOfSegment } from "./pair.ts";
import { answersTo, stepId } from "./position.ts";
import { pathOf } from "./step-path.ts";
import { whereaboutsAfter } from "./whereabouts.ts";
import { answerStep, enterWizard } from "./wizard.ts";

const content = smallContent();
const valid: Pair[] = [
  ...[...content.checks.values()].flatMap((check) => check.answers.map(({ id }): Pair => [check.id, id])),
  ...[...content.facts].flatMap(([key, fact]) => fact.values.map(({ id }): Pair => [key, id])),
  ...["trial-mailbox", "trial-account", "trial-phone", "trial-mailbox-2"].flatMap((key) =>
    ["asked", "yes", "refused", "no", "cannot"].map((value): Pair => [key, value]),
  ),
];
const somePair = fc.constantFrom(...valid);
const junk = fc.oneof(
  fc.tuple(fc.string(), fc.string()),
  fc.tuple(
    fc.constantFrom("spam", "provider", "trial-mailbox"),
    fc.constantFrom("zzz", "__proto__", "constructor", ""),
  ),
  fc.constantFrom<Pair>(
    ["__proto__", "no"],
    ["constructor", "name"],
    ["trial-kitchen", "no"],
    ["hasOwnProperty", "no"],
  ),
);
const someChannel = fc.constantFrom<Channel>(...channels);

const enter = (channel: Channel, pairs: readonly Pair[]) =>
  enterWizard(content, channel, readJourney(content, channel, pairs).journey);
const stepOf = (channel: Channel, pairs: readonly Pair[]) => stepId(enter(channel, pairs).position);
const canonical = (channel: Channel, pairs: readonly Pair[]) => {
  const { journey, position } = enter(channel, pairs);
  return pathOf({ locale: "en", channel, step: stepId(position) }, journey);
};
const pairsOf = (path: string) => path.split("/").slice(4).map(pairOfSegment);

describe("whatever an address says", () => {
  test("it leads to exactly one step, without throwing", () => {
    const steps = [...content.checks.keys(), "solved", "help"];
    fc.assert(
      fc.property(someChannel, fc.array(fc.oneof(somePair, junk)), (channel, pairs) => {
        const step = stepOf(channel, pairs);
        expect(steps.includes(step) || /^trial-(refused-)?[a-z]+(-\d+)?$/.test(step)).toBe(true);
      }),
    );
  });

  test("the canonical path is a fixed point", () => {
    fc.assert(
      fc.property(someChannel, fc.array(fc.oneof(somePair, junk)), (channel, pairs) => {
        const once = canonical(channel, pairs);
        expect(canonical(channel, pairsOf(once))).toBe(once);
      }),
    );
  });

  test("the order of the parts does not matter", () => {
    const shuffled = fc
      .array(fc.oneof(somePair, junk))
      .chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })));
    fc.assert(
      fc.property(someChannel, shuffled, (channel, [pairs, other]) => {
        expect(canonical(channel, other)).toBe(canonical(channel, pairs));
      }),
    );
  });

  test("leaving out junk changes nothing", () => {
    fc.assert(
      fc.property(someChannel, fc.array(somePair), fc.array(junk), (channel, pairs, rubbish) => {
        expect(canonical(channel, [...pairs, ...rubbish])).toBe(canonical(channel, pairs));
      }),
    );
  });

  test("each answer is asked for at most once, so every journey ends", () => {
    fc.assert(
      fc.property(someChannel, fc.array(somePair), fc.infiniteStream(fc.nat()), (channel, start, choices) => {
        const asked = new Set<string>();
        for (let wizard = enter(channel, start); !wizard.isOver; ) {
          const { position } = wizard;
          const step = stepId(position);
          // A trial has two faces: a code is asked for, then it came or not.
          const face = `${step} ${wizard.journey.answers.get(step) ?? ""}`;
          expect(asked.has(face)).toBe(false);
          asked.add(face);
          const answers = answersTo(content, position, wizard.journey.answers);
          wizard = answerStep(wizard, step, answers[(choices.next().value ?? 0) % answers.length] ?? "");
        }
      }),
    );
  });

  test("an answer to the step in front leads where the longer address and its link lead, and its state of the chart says so", () => {
    fc.assert(
      fc.property(someChannel, fc.array(fc.oneof(somePair, junk)), (channel, pairs) => {
        const wizard = enter(channel, pairs);
        const step = stepId(wizard.position);
        for (const answer of answersTo(content, wizard.position, wizard.journey.answers)) {
          const next = answerStep(wizard, step, answer);
          const { journey, position } = next;
          expect(enterWizard(content, channel, journey).position).toEqual(position);
          expect(whereaboutsAfter(wizard, step, answer)).toMatchObject({ journey, position });
          expect(next.snapshot.matches({ diagnosing: "asking" })).toBe(!next.isOver);
          expect(JSON.stringify(next.snapshot.value)).toContain(position.kind);
        }
      }),
    );
  });
});

describe("the order of the steps", () => {
  test("the most likely cause for the least effort comes first", () => {
    expect(stepOf("email", [])).toBe("spam");
  });

  test("fixes in one place are tested together, once, when the place is done", () => {
    expect(stepOf("email", [["full", "done"]])).toBe("spam");
    expect(
      stepOf("email", [
        ["full", "done"],
        ["spam", "no"],
      ]),
    ).toBe("trial-mailbox");
    expect(
      stepOf("email", [
        ["full", "done"],
        ["spam", "no"],
        ["trial-mailbox", "no"],
      ]),
    ).toBe("address");
  });

  test("a place without a fix needs no trial", () => {
    expect(
      stepOf("email", [
        ["full", "no"],
        ["spam", "no"],
      ]),
    ).toBe("address");
  });

  test("evidence that names the cause comes first, and its fix is tried at once", () => {
    expect(stepOf("email", [["evidence", "mailbox-full"]])).toBe("full");
    expect(
      stepOf("email", [
        ["evidence", "mailbox-full"],
        ["full", "done"],
      ]),
    ).toBe("trial-mailbox");
  });

  test("a visit ends when its checks take longer than the site's limit", () => {
    const slow = smallContent({
      "checks/spam/en.md": checkFile({ likelihood: "very-common", effort: "2m" }),
      "checks/full/en.md": checkFile({ effort: "4m" }),
    });
    expect(
      planEntries(slow, "email", new Map()).flatMap((entry) => (entry.kind === "trial" ? [entry.key] : [])),
    ).toEqual(["trial-mailbox", "trial-mailbox-2", "trial-account"]);
  });

  test("a condition on a fact holds only when the fact is known; an exclusion also when it is not", () => {
    const picky = smallContent({
      "checks/only-gmail/en.md": checkFile({ when: "{ provider: [gmail] }", likelihood: "very-common", effort: "5s" }),
      "checks/not-outlook/en.md": checkFile({ when: "{ not: { provider: [outlook] } }" }),
    });
    const ids = (facts: Record<string, string>) =>
      planEntries(picky, "email", new Map(Object.entries(facts))).flatMap((entry) =>
        entry.kind === "check" ? [entry.check.id] : [],
      );
    expect(ids({})).not.toContain("only-gmail");
    expect(ids({})).toContain("not-outlook");
    expect(ids({ provider: "gmail" })[0]).toBe("only-gmail");
    expect(ids({ provider: "outlook" })).not.toContain("not-outlook");
  });
});

describe("answers", () => {
  test("a success anywhere ends the journey", () => {
    expect(stepOf("email", [["spam", "yes"]])).toBe("solved");
  });

  test("a trial counts only when it was due", () => {
    expect(stepOf("email", [["trial-mailbox", "yes"]])).toBe("spam");
  });

  test("an old id of a check still counts", () => {
    expect(canonical("email", [["old-address", "no"]])).toContain("/address.no");
  });

  test("two different answers to one check say nothing", () => {
    const { journey, notices } = readJourney(content, "email", [
      ["full", "done"],
      ["full", "no"],
    ]);
    expect(journey.answers.size).toBe(0);
    expect(notices).toEqual([{ reason: "contradiction", key: "full" }]);
  });

  test("what is left out is named", () => {
    const { notices } = readJourney(content, "email", [
      ["signal", "no"],
      ["nope", "x"],
      ["spam", "nope"],
      ["A B", "c"],
    ]);
    expect(notices.map(({ key, reason }) => [key, reason])).toEqual([
      ["A B", "malformed"],
      ["nope", "unknown-key"],
      ["signal", "other-channel"],
      ["spam", "unknown-value"],
    ]);
  });
});
