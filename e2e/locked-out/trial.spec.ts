import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../walk/person.ts";
import { askStep, mend, walk } from "../walk/step.ts";
import { answersOf, question } from "../walk/wizard.ts";

const nothingCame = { name: "Nothing came" };

test("send, then wait, then ask; that it is refused is one tap and keeps what was answered", async ({ person }) => {
  const { page } = person;
  await atTrial(person);
  const before = segmentsOf(page);
  await expect(answersOf(page).getByRole("link")).toHaveText(["Go on without a new code"]);
  // The text is not there before the page was looked at.
  await person.suffers("slow", 600);
  await person.askForNewCode();
  await expect(question(page)).toHaveText("On its way");
  await expect(page.getByText("Usually within 10 seconds.")).toBeVisible();
  await expect(answersOf(page).getByRole("link", nothingCame)).toHaveCount(0);
  await expect(page.getByRole("main").getByText("Back to sign-in")).toBeVisible();

  await person.suffersNoMore("slow");
  await expect(question(page)).toHaveText("Did it arrive?", { timeout: 30_000 });
  await expect(answersOf(page).getByRole("link", nothingCame)).toBeVisible();
  await answersOf(page).getByRole("link", { name: "It came, but it is refused" }).click();
  await expect(page).toHaveURL(/symptom\.refused\/.*trial-[a-z-]+\.refused/);
  // That no sentence fits was said of a code that did not come.
  const kept = before.filter((segment) => !segment.endsWith(".none"));
  expect(segmentsOf(page)).toEqual(expect.arrayContaining(kept));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the press leads to what became of it, and nothing can be said to be missing before it had the time to come", async ({
    person,
  }) => {
    const { page } = person;
    await atTrial(person);
    await person.suffers("slow", 600);
    await person.askForNewCode();
    await expect(answersOf(page).getByRole("link", nothingCame)).toHaveCount(0);
    await person.suffersNoMore("slow");
    await expect(async () => {
      await page.getByRole("link", { name: "See whether it went out" }).click();
      await expect(page.getByRole("heading", { name: "On its way" })).toBeHidden({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await answersOf(page).getByRole("link", nothingCame).click();
    await expect(page).toHaveURL(/\/trial-[a-z-]+\.no/);
  });
});

test("while the sign-in system does not answer, box and trial say the same, and nobody is asked what came", async ({
  person,
}) => {
  const { page } = person;
  await person.suffers("resend-down");
  await atTrial(person);
  await expect(page.getByText("You can ask for a new code now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(question(page)).toHaveText("Not sent yet", { timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("is taking longer than usual");
  await expect(answersOf(page).getByRole("link", nothingCame)).toHaveCount(0);
});

/** Signs in by text some time ago, and walks to a trial. */
async function atTrial(person: Person): Promise<void> {
  await person.suffers("earlier");
  await person.signIn("sms");
  await person.openWizard();
  const { page } = person;
  const trial = await walk(page.request, "/en/sms", ({ step }) => step.kind === "trial", mend);
  expect((await askStep(page.request, trial.canonical)).step.answers.map(({ id }) => id)).toEqual(["asked", "cannot"]);
  await page.goto(trial.canonical);
}

function segmentsOf(page: Page): string[] {
  return new URL(page.url()).pathname.split("/").slice(4);
}
