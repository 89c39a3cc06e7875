import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { call } from "../../examples/voice/call.js";
import { phrases } from "../../examples/voice/phrases.js";

// The samples of examples/, as somebody runs them who copies them, against the running site.

test("the chat bot takes own words and numbers, and leaves out what is personal", async ({ baseURL }) => {
  const said = await run(
    "examples/chat-bot/chat-bot.js",
    [String(baseURL)],
    ["my inbox is full", "1", "1", "jane@example.com"],
  );
  const order = [
    "Which code are you waiting for?",
    "Is it one of these?",
    "1  Is your mailbox full?",
    "**Is your mailbox full?**",
  ];
  const places = order.map((sentence) => said.indexOf(sentence));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
  expect(said).toContain("Please leave addresses, numbers and codes out.");
});

test("the chat bot goes on to the end, and gives the page where people and new codes are", async ({ baseURL }) => {
  const said = await run(
    "examples/chat-bot/chat-bot.js",
    [String(baseURL)],
    ["3", ...Array.from({ length: 60 }, () => "1")],
  );
  expect(said).toMatch(new RegExp(`^${baseURL}/en/authenticator/(help|solved)`, "m"));
});

test("the chat bot says what the site says when it refuses, and goes on", async ({ baseURL }) => {
  const said = await run("examples/chat-bot/chat-bot.js", [String(baseURL)], ["x".repeat(2_001), "1"]);
  expect(said).toContain("That did not work: text: at most 2,000 characters. Please try again.");
  expect(said).toContain("Which of these fits best?");
});

for (const locale of phrases.keys())
  test(`a phone line reads a whole journey aloud as SSML, ${locale}`, async ({ page, baseURL }) => {
    const caller = call(String(baseURL), locale);
    const heard = [await caller.begin()];
    // E-mail, then each time the second key: a "no" or the like leads on until nothing is left.
    for (const key of ["1", "8", "9", ...Array.from({ length: 25 }, () => "2")]) {
      if (heard.at(-1)?.isOver) break;
      heard.push(await caller.press(key));
    }
    const faults = await page.evaluate(
      (all) =>
        all.flatMap(
          (ssml) =>
            new DOMParser().parseFromString(ssml, "application/xml").querySelector("parsererror")?.textContent ?? [],
        ),
      heard.map(({ ssml }) => ssml),
    );
    expect(faults).toEqual([]);
    for (const { ssml } of heard) {
      expect(ssml).toContain(`xml:lang="${locale}"`);
      expect(ssml).not.toMatch(/\*\*|\]\(|undefined|null/);
    }
  });

test("a phone line without phrases for a language says so", () => {
  expect(() => call("http://localhost", "nl")).toThrow(/no phrases for nl; known: ar, de, en/);
});

async function run(file: string, args: string[], lines: string[]): Promise<string> {
  const child = spawn(process.execPath, [file, ...args]);
  child.stdin.end(`${lines.join("\n")}\n`);
  return text(child.stdout);
}
