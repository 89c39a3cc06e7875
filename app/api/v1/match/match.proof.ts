import { describe, expect, test, vi } from "vitest";
import { matchViewSchema } from "#machines/wizard/views/view-match.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { getContent } from "#server/content/content.ts";
import { readStepQuery } from "#server/http/step-request.ts";
import { askedRoute } from "#server/own-words/testing/asked-route.ts";
import { POST } from "./route.ts";

const post = askedRoute("http://localhost:3000/api/v1/match", POST);

async function matchesOf(body: unknown) {
  const response = await post(body);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return matchViewSchema.strict().parse(await response.json());
}

describe("a sentence leads to the check it speaks of:", () => {
  test.each([
    ["my inbox is full, gmail says no storage left", "email", "mailbox-full"],
    ["I got a new SIM card yesterday and kept my number", "sms", "new-sim"],
    ["lost my phone with google authenticator on it", "authenticator", "lost-device"],
  ])("%s", async (text, channel, check) => {
    const { channel: found, matches } = await matchesOf({ text });
    expect(found).toBe(channel);
    expect(matches.slice(0, 3).map((match) => match.check)).toContain(check);
  });
});

test("words about another channel than the chosen one lead there", async () => {
  const text = "my iPhone was stolen and the Google Authenticator app with my codes was on it";
  expect((await matchesOf({ text, channel: "email" })).channel).toBe("authenticator");
});

test("a vague sentence gives a low score to every check", async () => {
  const { matches } = await matchesOf({ text: "it never arrives", channel: "sms" });
  expect(Math.max(...matches.map(({ score }) => score))).toBeLessThan(0.35);
});

test("English is understood on the Spanish page", async () => {
  const { matches } = await matchesOf({ text: "my mailbox is full", channel: "email", locale: "es" });
  expect(matches[0]).toMatchObject({
    check: "mailbox-full",
    href: expect.stringMatching(/^\/es\/email\/mailbox-full\//),
  });
});

test("an address, a number and a code are cut out and named; nothing of them is in the reply", async () => {
  const response = await post({ text: "jane@example.com and +44 20 7946 0958 get no code 482913" });
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ cut: ["address", "number", "code"] });
  expect(text).not.toMatch(/jane|7946|482913/);
});

test("every match's page and API address show that check, whatever is known", async () => {
  const content = getContent();
  const texts = [...content.checks.values()].map((check) => check.says.get("en")?.[0] ?? check.id);
  for (const text of texts)
    for (const facts of [
      {},
      { "other-mail": "nothing", symptom: "refused", evidence: "mailbox-full", provider: "company" },
    ]) {
      const { matches } = await matchesOf({ text, facts });
      for (const { check, href, api } of matches) {
        const view = viewAt(api);
        expect([view.step.id, view.canonical, view.notices]).toEqual([check, href, []]);
      }
    }
});

test("none of the first three leads to the next best, then to more, then to checks, each with an address for people and one for programs", async () => {
  const content = getContent();
  const { matches, none } = await matchesOf({
    text: "my inbox is full",
    channel: "email",
    facts: { provider: "gmail" },
  });
  const first = matches.slice(0, 3).map(({ check }) => check);
  const met: string[][] = [];
  let api = none.api;
  let view = viewAt(api);
  expect(view.canonical).toBe(none.href);
  while (view.step.id.startsWith("likely")) {
    const [last, ...others] = view.step.answers.toReversed();
    expect(last?.id).toBe("none");
    met.push(others.map(({ id }) => id));
    for (const { id, href, api: next } of others)
      expect([viewAt(next).step.id, viewAt(next).canonical]).toEqual([id, href]);
    api = last?.api ?? "";
    view = viewAt(api);
  }
  expect(met.map(({ length }) => length)).toEqual([6, 9]);
  const all = [...first, ...met.flat()];
  expect(new Set(all).size).toBe(18);
  expect(all.filter((id) => !content.checks.get(id)?.channels.includes("email"))).toEqual([]);
  expect(view.canonical).not.toMatch(/inbox/);
});

test("words that say nothing lead past no sentences", async () => {
  const { none } = await matchesOf({ text: "?", channel: "email" });
  expect(none.href).toBe("/en/email/sign");
});

function viewAt(api: string) {
  const content = getContent();
  const { request } = readStepQuery(content, new URL(api, "http://localhost").searchParams);
  if (!request) throw new Error(`${api} asks for nothing`);
  return viewStep(content, { ...request, origin: "" });
}

describe("what cannot be taken is refused with the reason, and the words are in no reason:", () => {
  test.each([
    [400, "not JSON", "{secret"],
    [400, "text", {}],
    [400, "text", { text: "   " }],
    [400, "text", { text: ["secret"] }],
    [400, "2,000", { text: "secret ".repeat(300) }],
    [400, "channel", { text: "secret", channel: "pigeon" }],
    [400, "locale", { text: "secret", locale: "xx" }],
    [400, "facts", { text: "secret", facts: { provider: 1 } }],
    [400, "texts", { text: "secret", texts: "secret" }],
    [413, "bytes", { text: "secret".repeat(10_000) }],
  ])("%i, it names %s", async (status, named, body) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const { error } = await response.json();
    expect(error).toContain(named);
    expect(error).not.toContain("secret");
  });

  test("415 for anything but JSON", async () => {
    expect((await post({ text: "x" }, { "content-type": "text/plain" })).status).toBe(415);
  });
});

test("who asks without pause has to wait, and is told how long", async () => {
  const ask = () =>
    POST(
      new Request("http://localhost/api/v1/match", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: "" }),
      }),
    );
  const responses = await Promise.all(Array.from({ length: 700 }, ask));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  vi.setSystemTime(Date.now() + 60_000);
  expect((await ask()).status).toBe(400);
});
