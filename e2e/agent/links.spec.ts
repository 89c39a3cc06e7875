import { readdirSync, readFileSync } from "node:fs";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { type Answer, askStep, type StepView, walk } from "../walk/step.ts";
import { answersOf, question } from "../walk/wizard.ts";

const leftOut = "Part of the link is no longer known and was left out.";

test("junk in a link is left out, said, and the rest is kept", async ({ page }) => {
  const { canonical, step } = await thirdStep(page.request);
  await page.goto(`${canonical}/no-such-check.yes/provider.no-such-mailbox/a.b.c/%3Cscript%3E/nonsense?junk=1`);
  await expect(page).toHaveURL(`${canonical}#left-out`);
  await expect(question(page)).toHaveText(step.question);
  await expect(page.getByText(leftOut)).toBeVisible();

  await page.goto(canonical);
  await expect(page.getByText(leftOut)).toBeHidden();
});

test("parameters behind a path mean nothing", async ({ request }) => {
  const { canonical, step } = await thirdStep(request);
  const response = await request.get(`${canonical}?utm_source=mail&channel=sms&spam-folder=found`, { maxRedirects: 0 });
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain(step.question);
});

test("the order of the segments does not matter", async ({ request }) => {
  const { canonical } = await thirdStep(request);
  const [locale, channel, step, ...segments] = canonical.slice(1).split("/");
  expect(segments.length).toBeGreaterThan(1);
  expect(await leadsTo(request, `/${[locale, channel, step, ...segments.toReversed()].join("/")}`)).toEqual([
    307,
    canonical,
  ]);
});

test("who says two things about one check is asked again", async ({ request }) => {
  const first = await askStep(request, "/en/email");
  const [one, other] = first.step.answers;
  const key = first.step.id;
  const path = `${first.canonical}/${key}.${one?.id}/${key}.${other?.id}`;
  expect(await leadsTo(request, path)).toEqual([307, `${first.canonical}#left-out`]);
});

test("a check that was renamed keeps its old links", async ({ request }) => {
  for (const { alias, id, channel } of renamedChecks()) {
    const { canonical } = await askStep(request, `/api/v1/step?channel=${channel}&${id}=already-tried`);
    const old = await askStep(request, `/api/v1/step?channel=${channel}&${alias}=already-tried`);
    expect(old.trail.map(({ key }) => key)).toEqual([id]);
    expect(await leadsTo(request, canonical.replace(`/${id}.`, `/${alias}.`))).toEqual([307, canonical]);
  }
});

test("an address that leads nowhere is a true 404, from the cache as well, with the way on", async ({ page }) => {
  for (const path of ["/xx", "/xx/email", "/xx/help", "/EN", "/en/fax", "/en/fax/right-address", "/en/email.html"]) {
    for (const visit of ["first", "second"]) {
      const response = await page.request.get(path, { maxRedirects: 0 });
      expect([path, visit, response.status()]).toEqual([path, visit, 404]);
    }
  }
  await page.goto("/xx/email");
  await expect(question(page)).toHaveText("This page is not here");
  await page.getByRole("link", { name: "A text message code" }).click();
  await expect(page).toHaveURL(/\/en\/sms\/./);
  await expect(answersOf(page)).toBeVisible();
});

test("a step that the journey does not lead to gives way to the right one", async ({ request }) => {
  const { canonical, trail } = await thirdStep(request);
  const [locale, channel, step, ...segments] = canonical.slice(1).split("/");
  const rest = segments.join("/");
  for (const wrong of ["solved", "trial-mailbox", "no-such-step", "provider", "Right-Address"].filter(
    (id) => id !== step,
  )) {
    expect(await leadsTo(request, `/${locale}/${channel}/${wrong}/${rest}`)).toEqual([307, canonical]);
  }
  const answered = trail.at(-1)?.key;
  expect(await leadsTo(request, `/${locale}/${channel}/${answered}/${rest}`)).toEqual([200, null]);
  expect(await leadsTo(request, `/${locale}/${channel}/help/${rest}`)).toEqual([200, null]);
});

test("hand-written links lead to the one path of the step", async ({ request }) => {
  const withMailbox = await askStep(request, "/api/v1/step?channel=email&provider=gmail");
  expect(await leadsTo(request, "/en/go?channel=email&provider=gmail")).toEqual([307, withMailbox.canonical]);
  expect(await leadsTo(request, "/en/go?provider=gmail&channel=email")).toEqual([307, withMailbox.canonical]);
  expect(await leadsTo(request, "/en/go?channel=email&step=help")).toEqual([307, "/en/email/help"]);
  expect(await leadsTo(request, "/en/go?symptom=refused")).toEqual([307, "/en/start/symptom.refused"]);
  expect(await leadsTo(request, "/en/go")).toEqual([307, "/en"]);
  expect(await leadsTo(request, "/en/go?channel=email&provider=gmail&junk=1")).toEqual([
    307,
    `${withMailbox.canonical}#left-out`,
  ]);
  expect(await leadsTo(request, "/en/go?channel=fax")).toEqual([400, null]);
  expect(await leadsTo(request, "/xx/go?channel=email")).toEqual([404, null]);
});

test("the API says what is wrong with a question that makes no sense", async ({ request }) => {
  for (const [query, reason] of [
    ["channel=fax", "unknown channel; known: email, sms, authenticator"],
    ["channel=email&channel=sms", "channel is there twice"],
    ["locale=xx", /^unknown locale; known: en/],
    [`channel=email&${Array.from({ length: 201 }, (_, n) => `k${n}=v`).join("&")}`, "more than 200 answers"],
  ] as const) {
    const response = await request.get(`/api/v1/step?${query}`);
    expect(response.status()).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(reason) });
  }
});

test("an address of the API that is not there is 404, as JSON", async ({ request }) => {
  for (const path of ["/api/v1/nothing", "/api/nothing", "/api/v1/step/more"]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(response.headers()["cache-control"]).toBe("no-store");
    expect(await response.json()).toEqual({ error: expect.stringContaining("no such address") });
  }
});

test("the API asks for the channel first and names what it left out", async ({ request }) => {
  const first = await askStep(request, "/api/v1/step");
  expect(first.step).toMatchObject({ kind: "question", id: "channel" });
  expect(first.step.answers.map(({ id }) => id)).toEqual(expect.arrayContaining(["email", "sms", "authenticator"]));
  const junk = await askStep(request, "/api/v1/step?channel=email&no-such-check=yes");
  expect(junk.notices).toEqual([expect.stringContaining("no-such-check")]);
  expect(junk.canonical).toBe((await askStep(request, "/en/email")).canonical);
});

for (const [seed, channel] of ["email", "sms", "authenticator"].entries()) {
  test(`page and API agree on a whole random walk, ${channel}`, async ({ page }) => {
    // The markup is what counts here: the browser reads it and lays nothing out.
    await page.goto("/en");
    const random = randomAnswers(seed + 1);
    let step = await askStep(page.request, `/en/${channel}`);
    for (let steps = 0; steps < 20; steps++) {
      expect(await page.evaluate(readPage, step.canonical)).toEqual(saidBy(step));
      const next = random(step.step.answers);
      if (!next) break;
      step = await askStep(page.request, next.api);
      expect(step.canonical).toBe(next.href);
    }
  });
}

test("the language comes from the browser once, then from the address", async ({ request }) => {
  const languages = [
    ["en-GB,en;q=0.9", "/en"],
    ["es-MX,en;q=0.5", "/es"],
    ["sv,zh-CN;q=0.8,en;q=0.1", "/zh"],
    ["pt-BR,en;q=0.1", "/pt"],
    ["ar", "/ar"],
    ["tlh", "/en"],
    ["*", "/en"],
    [";;q=,%", "/en"],
    ["x".repeat(4_000), "/en"],
  ] as const;
  for (const [wanted, path] of languages) {
    const response = await request.get("/", { maxRedirects: 0, headers: { "accept-language": wanted } });
    expect([wanted, response.status(), response.headers().location]).toEqual([wanted, 307, path]);
    expect(response.headers().vary).toContain("accept-language");
    expect(response.headers()["set-cookie"]).toBeUndefined();
    const there = await request.get(path, { headers: { "accept-language": "en" } });
    expect(await there.text()).toContain(`<html lang="${path.slice(1)}"`);
  }
});

/** What a page says, from where it is found. */
interface PageSaid {
  isRedirected: boolean;
  canonical: string;
  question: string;
  answers: string[];
  changes: string[];
}

/** Runs in the browser. */
async function readPage(path: string): Promise<PageSaid> {
  const response = await fetch(path);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const links = (which: string) => [...page.querySelectorAll(which)];
  return {
    isRedirected: response.redirected,
    // "Link to this page".
    canonical: links(".page-foot li:last-child > a")
      .map((link) => link.getAttribute("href"))
      .join(),
    question: links("h1")
      .map(({ textContent }) => textContent)
      .join(),
    answers: links("nav[aria-label='Your answer'] a")
      .map((link) => `${link.textContent} → ${link.getAttribute("href")}`)
      .toSorted(),
    changes: links("main a.link-change")
      .map((link) => link.getAttribute("href") ?? "")
      .toSorted(),
  };
}

/** The same as the API says it; its own address leads to itself. */
function saidBy({ canonical, step, facts, trail }: StepView): PageSaid {
  return {
    isRedirected: false,
    canonical,
    question: step.question,
    answers: step.answers.map(({ label, href }) => `${label} → ${href}`).toSorted(),
    changes: [...facts, ...trail].map(({ href }) => href).toSorted(),
  };
}

/** Status and, for a redirect, the address it leads to. */
async function leadsTo(request: APIRequestContext, path: string): Promise<[number, string | null]> {
  const response = await request.get(path, { maxRedirects: 0 });
  return [response.status(), response.headers().location ?? null];
}

function thirdStep(request: APIRequestContext): Promise<StepView> {
  return walk(request, "/en/email", ({ trail }) => trail.length >= 2);
}

/** The checks of the real content that once had another id. */
function renamedChecks() {
  return readdirSync("content/checks").flatMap((id) => {
    const text = readFileSync(`content/checks/${id}/en.md`, "utf8");
    const channel = /^channels: \[([a-z]+)/m.exec(text)?.[1] ?? "";
    const aliases = /^aliases: \[([a-z0-9, -]+)\]/m.exec(text)?.[1]?.split(/, */) ?? [];
    return aliases.map((alias) => ({ alias, id, channel }));
  });
}

/** Picks at random, the same way each time for the same seed; avoids ending early as long as there is a choice. */
function randomAnswers(seed: number): (answers: Answer[]) => Answer | undefined {
  let state = seed;
  return (answers) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const onward = answers.filter(({ effect }) => effect !== "solved");
    return onward[Math.floor((state / 2 ** 31) * onward.length)];
  };
}
