import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { type Step, stepViewSchema } from "#machines/wizard/views/step-view.ts";
import { DemoSite } from "../stage/demo-site.ts";
import { OtherTab } from "./other-tab.ts";

export type Channel = "email" | "sms";
/** What the person would say when asked: fact → value. Everything else is "not sure". */
export type Knowledge = Readonly<Record<string, string>>;
export type { Step };

/** `person`: Jamie, in a browser and a world of their own, who has not asked for a code yet. */
export const test = base.extend<{ person: Person }>({
  person: async ({ page, javaScriptEnabled }, use) => {
    const person = new Person(page, javaScriptEnabled !== false);
    await person.elsewhere.open("/");
    await use(person);
  },
});
export { expect };

const MOST_STEPS = 60;

/** A person at the screen: what they do, in their words. `page` shows the sign-in and the wizard. */
export class Person {
  readonly demo: DemoSite;
  /** Mailbox, phone and the sign-in that waits, beside the wizard. */
  readonly elsewhere: OtherTab;
  /** The steps answered so far, as `step.answer`. */
  readonly walked: string[] = [];
  /** Codes read so far. */
  readonly codes: string[] = [];

  constructor(
    readonly page: Page,
    readonly hasScript: boolean,
  ) {
    this.demo = new DemoSite(page.request);
    this.elsewhere = new OtherTab(page.request);
  }

  /** Something is broken, before or while the person tries to sign in. */
  async suffers(fault: string, seconds?: number): Promise<void> {
    await this.demo.switch(fault, "on", seconds);
  }

  /** It works again; what a slow delivery or a congested gateway held back comes at once. */
  async suffersNoMore(fault: string): Promise<void> {
    await this.demo.switch(fault, "off");
  }

  /** Asks the sign-in site for a code, comes to where it is to be typed, and answers the id of this sign-in. */
  async signIn(channel: Channel): Promise<string> {
    await this.elsewhere.open(channel === "sms" ? "/sign-in/phone" : "/sign-in");
    await this.elsewhere.press("Send code");
    await this.page.goto(this.elsewhere.url);
    await expect(this.page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }

  /** "Didn't get a code?", and sees what the wizard knows about the code. */
  async openWizard(): Promise<void> {
    await this.page.getByRole("link", { name: "Didn't get a code?" }).click();
    await expect(this.page).toHaveURL(/\/en\/(email|sms)\/./);
    const yourCode = this.page.getByRole("region", { name: "Your code" }).getByRole("status");
    if (this.hasScript) await expect(yourCode).toContainText(/\S/);
  }

  /** Starts again, because a code came and does not work. */
  async saysRefused(channel: Channel): Promise<void> {
    await this.follow(this.page.getByRole("link", { name: "Start again" }));
    await this.answer("refused");
    await this.answer(channel);
  }

  /** Reads the page: the step of its address, and checks that the page shows this step. */
  async readStep(): Promise<Step> {
    const path = new URL(this.page.url()).pathname.replace("/delivery/", "/");
    const [, locale = "", channel = "", step = "", ...rest] = path.split("/");
    const isStart = channel === "" || channel === "start";
    const segments = isStart ? [step, ...rest].filter(Boolean) : rest;
    const query = new URLSearchParams({ locale, ...(isStart ? {} : { channel, step }) });
    for (const segment of segments) query.append(...splitPair(segment));
    const response = await this.page.request.get(`/api/v1/step?${query}`);
    const read = stepViewSchema.parse(await response.json()).step;
    await expect(this.page.getByRole("heading", { name: read.headline ?? read.question, exact: true })).toBeVisible();
    return read;
  }

  /** Gives the answer with this id, else the first one with this effect. */
  async answer(idOrEffect: string): Promise<void> {
    const { id, answers } = await this.readStep();
    const chosen = answers.find((one) => one.id === idOrEffect) ?? answers.find(({ effect }) => effect === idOrEffect);
    if (!chosen) throw new Error(`${id} has no answer ${idOrEffect}, only ${answers.map((one) => one.id).join(", ")}`);
    this.walked.push(`${id}.${chosen.id}`);
    const choices = this.page.getByRole("navigation", { name: "Your answer" });
    await this.follow(choices.getByRole("link", { name: chosen.label, exact: true }));
  }

  /** Walks on until the step with this id, or the first step of this kind, answering everything on the way as is true. */
  async walkTo(idOrKind: string, knows: Knowledge = {}): Promise<Step> {
    for (let count = 0; count < MOST_STEPS; count++) {
      const step = await this.readStep();
      if (step.id === idOrKind || step.kind === idOrKind) return step;
      const answer = answerOnTheWay(step, knows);
      if (!answer) break;
      await this.answer(answer);
    }
    throw new Error(`Never came to ${idOrKind}: ${this.walked.join(" → ")} → ${this.page.url()}`);
  }

  /** Presses the wizard's own button on a trial, and sees that one code is on its way. */
  async askForNewCode(): Promise<void> {
    if (this.hasScript) await expect(this.page.getByText("You can ask for a new code now.").first()).toBeVisible();
    await this.page.getByRole("button", { name: "Send a new code" }).click();
    await expect(this.page).toHaveURL(/\/(email|sms)\/trial-.*\/trial-[a-z0-9-]+\.asked/);
    if (!this.hasScript) await expect(this.page).toHaveURL(/\/en\/delivery\//);
    await expect(this.page.getByRole("heading", { name: /^(On its way|Did it arrive\?)$/ }).first()).toBeVisible();
  }

  /** Waits in the mailbox for a code not read before. */
  async readCodeFromMailbox(folder: "inbox" | "spam" = "inbox"): Promise<string> {
    await this.elsewhere.open(folder === "spam" ? "/mailbox/spam" : "/mailbox");
    return this.waitForNewCode();
  }

  /** Waits at the phone for a code not read before. */
  async readCodeFromPhone(): Promise<string> {
    await this.elsewhere.open("/phone");
    return this.waitForNewCode();
  }

  /** Waits for a code not read before, where codes of this channel come. */
  async readCode(channel: Channel): Promise<string> {
    return channel === "email" ? this.readCodeFromMailbox() : this.readCodeFromPhone();
  }

  /** The codes in the inbox or among the texts of the phone, newest first, once there are so many; not what an app has blocked. */
  async listCodes(channel: Channel, count: number): Promise<string[]> {
    await this.elsewhere.open(channel === "email" ? "/mailbox" : "/phone");
    await expect(async () => {
      await this.elsewhere.reload();
      expect(this.codesToSee()).toHaveLength(count);
    }).toPass({ intervals: [200], timeout: 20_000 });
    return this.codesToSee();
  }

  /** Presses a button on the phone. */
  async pressOnPhone(button: string): Promise<void> {
    await this.elsewhere.open("/phone");
    await this.elsewhere.press(button);
  }

  async waitsUntilCodeIsOver(): Promise<void> {
    const { challenge } = await this.demo.world();
    const last = (await this.demo.sends(challenge ?? "")).at(-1);
    await expect.poll(() => Date.now() > Date.parse(last?.codeExpiresAt ?? ""), { timeout: 20_000 }).toBe(true);
  }

  /** Goes back to the sign-in that waits for a code. */
  async returnToSignIn(): Promise<void> {
    await this.elsewhere.open("/sign-in");
    await this.elsewhere.follow("Enter your code");
  }

  /** Types the code on the sign-in site. */
  async enterCode(code: string): Promise<void> {
    await this.returnToSignIn();
    await this.elsewhere.press("Sign in", { code });
  }

  isIn(): void {
    expect(this.elsewhere.text()).toMatch(/You're in.*Welcome back, Jamie\./);
  }

  /** On the page that is open elsewhere: in the mailbox, or among the messages of the phone. */
  private codesToSee(): string[] {
    const shown = this.elsewhere.text().replace(/Shield security app: blocked messages.*/, "");
    return [...shown.matchAll(/(\d{6}) is your Kestrel code/g)].map(([, code = ""]) => code);
  }

  private async waitForNewCode(): Promise<string> {
    let code = "";
    await expect(async () => {
      await this.elsewhere.reload();
      code = this.codesToSee()[0] ?? "";
      expect(code).not.toBe("");
      expect(this.codes).not.toContain(code);
    }).toPass({ intervals: [200], timeout: 40_000 });
    this.codes.push(code);
    return code;
  }

  private async follow(link: Locator): Promise<void> {
    const { pathname } = new URL(this.page.url());
    await link.click();
    await expect(this.page).not.toHaveURL(({ pathname: now }) => now === pathname);
  }
}

/** What is true for a person whose trouble lies elsewhere; `null` at the end of the road. */
function answerOnTheWay({ id, kind, answers }: Step, knows: Knowledge): string | null {
  if (kind === "trial") return "no";
  if (kind === "question") {
    const known = knows[id];
    if (answers.some((answer) => answer.id === known)) return known ?? null;
    return ["not-sure", "none"].find((unsure) => answers.some((answer) => answer.id === unsure)) ?? null;
  }
  if (kind === "check") return answers.some(({ effect }) => effect === "not-it") ? "not-it" : "already-tried";
  return null;
}

function splitPair(segment: string): [string, string] {
  const [key = "", value = ""] = segment.split(".");
  return [key, value];
}
