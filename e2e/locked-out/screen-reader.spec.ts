import { expect, test } from "../walk/person.ts";
import { ScreenReader } from "../walk/screen-reader.ts";
import { goOn, mend, walk } from "../walk/step.ts";
import { answer, hydrated } from "../walk/wizard.ts";

// The reader is a script of the test, which the policy of the page would not let in.
test.use({ bypassCSP: true });

test("after each answer the question is read, and every part of its page has a name", async ({ page }) => {
  await page.goto("/en/email/sign");
  await hydrated(page);
  const reader = await ScreenReader.startOn(page);
  for (const choose of [goOn, goOn, goOn, mend]) {
    const { step } = await answer(page, choose);
    const heading = `heading, ${step.headline ?? step.question}, level 1`;
    await expect.poll(async () => (await reader.hear()).at(-1)).toBe(heading);
    const parts = await reader.readAll();
    expect(parts.filter((part) => /^heading, .*, level 1$/.test(part))).toEqual([heading]);
    expect(parts.filter((part) => /^(link|button|textbox|checkbox|navigation|region|img)$/.test(part))).toEqual([]);
    expect(levelsLeftOut(parts)).toEqual([]);
    // In the order of a person who listens: the question, the answers, a person to talk to.
    const answers = step.answers.map(({ label }) => parts.indexOf(`link, ${label}`));
    const inOrder = [parts.indexOf(heading), ...answers, parts.indexOf("link, Talk to a person")];
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(inOrder).not.toContain(-1);
  }
});

test("a press is told once, step by step: asking, on its way, and what becomes of it", async ({ person }) => {
  const { page } = person;
  await person.suffers("earlier");
  await person.signIn("sms");
  await person.openWizard();
  await page.goto((await walk(page.request, "/en/sms", ({ step }) => step.kind === "trial", mend)).canonical);
  await expect(page.getByText("You can ask for a new code now.").first()).toBeVisible();
  const reader = await ScreenReader.startOn(page);
  await person.suffers("slow", 600);
  await person.askForNewCode();
  const said: string[] = [];
  const isTold = async (phrase: RegExp) =>
    expect
      .poll(async () => said.push(...(await reader.hear())) && said.join("\n"), { timeout: 30_000 })
      .toMatch(phrase);
  await isTold(/heading, On its way, level 1/);
  await person.suffersNoMore("slow");
  await isTold(/heading, On its way, level 1.*delivered/s);
  // It hears a change in a part and in the part around it; and what became of the code before may be told at any time.
  const told = said.filter((phrase, index) => phrase !== said[index - 1] && !phrase.includes("delivered"));
  const [from, to] = ["button, Send a new code, not disabled", "heading, On its way, level 1"];
  const steps = [from, "polite: Asking for a new code.", "polite: A new code is on its way", to];
  expect(told.slice(told.indexOf(from), told.indexOf(to) + 1)).toEqual(steps);
  expect(told.filter((phrase) => steps.includes(phrase))).toEqual(steps);
});

/** Headings that stand more than one level below the one before. */
function levelsLeftOut(parts: string[]): string[] {
  const headings = parts.filter((part) => part.startsWith("heading, "));
  const levelOf = (part = "level 0") => Number(part.match(/level (\d)$/)?.[1]);
  return headings.filter((part, index) => levelOf(part) > levelOf(headings[index - 1]) + 1);
}
