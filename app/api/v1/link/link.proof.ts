import { describe, expect, test } from "vitest";
import { linkViewSchema } from "#machines/link/view-link.ts";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { askedRoute } from "#server/own-words/testing/asked-route.ts";
import { POST } from "./route.ts";

const post = askedRoute("https://help.example/api/v1/link", POST);

async function linkOf(body: unknown) {
  const response = await post(body);
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return linkViewSchema.strict().parse(await response.json());
}

/** The page at the path of a link, as the wizard shows it. */
function pageAt(href: string) {
  const [, locale = "", name = "", step = null, ...segments] = (href.split("#")[0] ?? "").split("/");
  const channel = channels.find((one) => one === name) ?? null;
  return viewStep(getContent(), { locale, channel, step, pairs: segments.map(pairOfSegment), origin: "" });
}

const known = {
  text: "Lo pedí cuatro veces y nada, tengo una SIM nueva",
  signs: ["asked-many-times"],
  facts: { phone: "iphone" },
  tried: ["restart-phone"],
  channel: "sms",
  locale: "es",
};

describe("a link", () => {
  test("lands on its first step, in the language of the customer, and says that it is from support", async () => {
    const { href, firstStep } = await linkOf(known);
    expect(href).toMatch(/^\/es\/sms\//);
    const page = pageAt(href);
    expect(page.canonical).toBe(href);
    expect(page.step).toEqual(firstStep);
    expect(page.support?.noted.map(({ kind }) => kind)).toEqual(["said", "said", "first", "first", "first", "tried"]);
  });

  test("stands in every text, and the short one leads to the same check", async () => {
    const { href, texts, firstStep } = await linkOf(known);
    expect(texts.chat).toContain(`https://help.example${href}`);
    expect(texts.email).toContain(`https://help.example${href}`);
    expect(texts.chat).toContain(firstStep.question);
    expect(texts.phone).toContain(`help.example/es/${firstStep.id}\n`);
    expect(texts.phone).toContain("barra E-S barra ");
  });

  test("holds nothing of the sentence, and the note only in its fragment", async () => {
    const { href, texts } = await linkOf({ ...known, note: "Ask for Ann <b>today</b>" });
    expect(href.split("#")).toEqual([
      expect.not.stringMatching(/cuatro|Ann/),
      "note=Ask%20for%20Ann%20%3Cb%3Etoday%3C%2Fb%3E",
    ]);
    expect(texts.phone).not.toContain("Ann");
  });

  test("leaves out what nobody knows, and says so", async () => {
    const { leftOut, firstStep } = await linkOf({
      locale: "en",
      channel: "email",
      tried: ["no-such"],
      facts: { x: "y" },
    });
    expect(leftOut.toSorted()).toEqual(["no-such", "x"]);
    expect(firstStep.id).toBe("sign");
  });

  test("of words that say too little starts at the opening page", async () => {
    expect((await linkOf({ text: "hello", channel: "sms", locale: "en" })).firstStep.id).toBe("sign");
  });
});

describe("refused, with the reason:", () => {
  test.each([
    ["no language", {}, 400, /^locale: /],
    ["an unknown language", { locale: "xx" }, 400, /^unknown locale; known: en, /],
    ["an unknown field", { locale: "en", name: "Ann" }, 400, /name/],
    ["a note with a code", { locale: "en", note: "your code is 482913" }, 400, /^note: .*code/],
    ["a note with a link", { locale: "en", note: "go to https://evil.example/x" }, 400, /^note: .*link/],
    ["a note that is too long", { locale: "en", note: "x".repeat(281) }, 400, /^note: at most 280/],
    ["no JSON", "locale=en", 400, /JSON/],
  ])("%s", async (_, body, status, reason) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { error } = await response.json();
    expect(error).toMatch(reason);
    expect(error).not.toContain("482913");
  });
});
