import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { hearAlways } from "../testing/heard-log.ts";
import { createAssistant } from "./assistant.ts";
import { type ModelServer, type Mood, modelServer } from "./testing/model-server.ts";

const key = "sk-local-1234";
const choices = ["spam-folder", "mailbox-full", "new-sim"].map((id) => ({ id, title: `Title of ${id}` }));
const text = "my inbox is full";
/** A second is enough, but not on every machine. */
const patience = 20_000;

describe("an assistant that speaks the OpenAI chat shape", () => {
  let server: ModelServer;
  let heard: ReturnType<typeof hearAlways>;
  const logged = () => heard.lines().map(({ trouble }) => trouble);
  beforeAll(async () => {
    server = await modelServer(key);
  });
  beforeEach(() => {
    Object.assign(server, { mood: "good", favourites: ["mailbox-full", "new-sim"] });
    server.questions.length = 0;
    heard = hearAlways();
  });
  afterEach(() => {
    // Whatever went wrong: nothing of what was asked or replied, and no key.
    expect(heard.raw.join("\n")).not.toMatch(/inbox|mailbox-full|Call this|Oops|Welcome|sk-local/);
    heard.stop();
    vi.restoreAllMocks();
  });
  afterAll(() => server.close());

  const settings = () => ({ url: server.url, model: "small", key });

  test("is asked for ids of the checks, with the words alone as the person's part", async () => {
    expect(await createAssistant(settings(), patience).rank(text, choices)).toEqual(["mailbox-full", "new-sim"]);
    expect(server.questions).toMatchObject([{ path: "/v1/chat/completions", text }]);
    expect(server.questions[0]?.raw).toContain("mailbox-full: Title of mailbox-full");
    expect(logged()).toEqual([]);
  });

  test("may lack a key and a model: a server of one's own needs none", async () => {
    const open = await modelServer();
    const rank = createAssistant({ url: open.url, model: undefined, key: undefined }, patience).rank(text, choices);
    expect(await rank).toEqual([]);
    expect(open.questions[0]?.raw).not.toContain('"model"');
    await open.close();
    expect(logged()).toEqual([]);
  });

  test("names what nobody offered: it is given on, to be dropped", async () => {
    server.mood = "inventive";
    expect(await createAssistant(settings(), patience).rank(text, choices)).toContain("buy-now");
  });

  test.each<[Mood, string]>([
    ["chatty", "replied what is no ranking"],
    ["shapeless", "replied what is no ranking"],
    ["page", "replied what is no ranking"],
    ["endless", "replied at too great length"],
    ["huge", "replied at too great length"],
    ["busy", "replied 429"],
    ["broken", "replied 500"],
    ["moved", "replied 307"],
    ["cut", "could not be reached"],
  ])("that is %s ranks nothing, asked once, with one line in the log", async (mood, trouble) => {
    server.mood = mood;
    const assistant = createAssistant(settings(), patience);
    expect(await assistant.rank(text, choices)).toEqual([]);
    expect(await assistant.rank(text, choices)).toEqual([]);
    expect(logged()).toEqual([trouble]);
    expect(server.questions.map(({ path }) => path)).not.toContain("/elsewhere");
    expect(server.questions).toHaveLength(2);
  });

  test("that does not know our key ranks nothing", async () => {
    expect(await createAssistant({ ...settings(), key: "sk-local-other" }, patience).rank(text, choices)).toEqual([]);
    expect(logged().join()).toContain("replied 401");
  });

  test("that is not there ranks nothing", async () => {
    await server.close();
    expect(await createAssistant(settings(), patience).rank(text, choices)).toEqual([]);
    await server.open();
    expect(logged().join()).toContain("could not be reached");
  });

  test.each<Mood>(["silent", "dripping"])("that is %s is given up after a second in all", async (mood) => {
    server.mood = mood;
    const start = performance.now();
    const limit = vi.spyOn(AbortSignal, "timeout");
    expect(await createAssistant(settings()).rank(text, choices)).toEqual([]);
    expect(limit.mock.calls).toEqual([[1_000]]);
    limit.mockRestore();
    // A busy machine stalls for seconds now and then; these would go on for ever.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(logged().join()).toContain("did not reply in time");
  });

  test("that keeps failing is left alone, and costs nobody any time", async () => {
    server.mood = "broken";
    const assistant = createAssistant(settings(), patience);
    for (let time = 0; time < 10; time++) await assistant.rank(text, choices);
    expect(server.questions).toHaveLength(3);
    expect(logged()).toHaveLength(2);
    expect(logged()[1]).toContain("failed several times and rests");
  });

  test("that is asked a hundred times at once gets eight questions", async () => {
    const assistant = createAssistant(settings(), patience);
    const ranked = await Promise.all(Array.from({ length: 100 }, () => assistant.rank(text, choices)));
    expect(ranked.filter((ids) => ids.length > 0)).toHaveLength(8);
    expect(logged()).toEqual([expect.stringContaining("has enough questions under way")]);
  });
});
