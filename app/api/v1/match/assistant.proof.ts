import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { matchViewSchema } from "#machines/wizard/views/view-match.ts";
import { getContent } from "#server/content/content.ts";
import { type ModelServer, modelServer } from "#server/own-words/testing/model-server.ts";
import { eventually } from "#server/testing/eventually.ts";
import { loadRealContent } from "#server/testing/real-content.ts";
import { POST } from "./route.ts";

// Read by the code when it first asks; nothing is called there.
vi.stubEnv("BASE_URL", "http://localhost:3000");

let server: ModelServer;
beforeAll(async () => {
  server = await modelServer();
  vi.stubEnv("MATCH_URL", server.url);
  await loadRealContent();
});
beforeEach(() => {
  server.mood = "good";
  server.favourites = [];
  server.questions.length = 0;
});
afterAll(() => server.close());

async function matchesOf(text: string) {
  const body = JSON.stringify({ text, channel: "email" });
  const headers = { "content-type": "application/json" };
  const response = await POST(new Request("http://localhost/api/v1/match", { method: "POST", headers, body }));
  expect(response.status).toBe(200);
  return matchViewSchema.strict().parse(await response.json());
}

/** A reply that takes longer than a second is not waited for, so a busy machine may need to ask again. */
function rankedMatchesOf(text: string) {
  return eventually(async () => {
    const ranked = await matchesOf(text);
    expect(ranked.order).toBe("assistant");
    return ranked;
  });
}

const words = "my inbox is full";

test("the order is the assistant's; scores, titles, sentences and addresses are ours", async () => {
  const own = await matchesOf(words);
  expect(own.order).toBe("score");
  const found = own.matches.map(({ check }) => check);
  const far = [...getContent().checks.values()].filter(
    ({ id, channels }) => channels.includes("email") && !found.includes(id),
  );
  server.favourites = [far[0]?.id ?? "", found[1] ?? "", far[1]?.id ?? ""];
  const { channel, matches } = await rankedMatchesOf(words);
  expect(channel).toBe("email");
  expect(matches.map(({ check }) => check)).toEqual([...server.favourites, found[0], found[2]]);
  for (const match of own.matches.slice(0, 2)) expect(matches).toContainEqual(match);
});

test("it reads the words without what looks like an address, a number or a code, and is offered checks of the channel alone", async () => {
  await matchesOf(`${words}, jane@example.com, +44 20 7946 0958, code 482913`);
  expect(server.questions).toHaveLength(1);
  const [{ raw, text } = { raw: "", text: "" }] = server.questions;
  expect(raw).not.toMatch(/jane|7946|482913/);
  expect(text).toContain(words);
  expect(raw).toContain('"mailbox-full"');
  expect(raw).not.toContain('"new-sim"');
});

test("it is not asked when nothing is left of the words", async () => {
  await matchesOf("jane@example.com 482913");
  expect(server.questions).toEqual([]);
});

test("whatever a sentence makes it say, it can at worst change the order", async () => {
  const own = await matchesOf(words);
  server.mood = "shapeless";
  expect(await matchesOf(words)).toEqual(own);
  server.mood = "inventive";
  server.favourites = [own.matches[2]?.check ?? ""];
  const { matches } = await rankedMatchesOf(words);
  const inOrder = (list: typeof matches) => list.toSorted((a, b) => (a.check < b.check ? -1 : 1));
  expect(inOrder(matches)).toEqual(inOrder(own.matches));
  expect(matches[0]).toEqual(own.matches[2]);
});

test("while it is broken the reply is as without it", async () => {
  const own = await matchesOf(words);
  server.mood = "broken";
  server.favourites = [own.matches[2]?.check ?? ""];
  expect(await matchesOf(words)).toEqual(own);
});
