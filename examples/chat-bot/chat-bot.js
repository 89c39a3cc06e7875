import { createInterface } from "node:readline";
import { conversation } from "./conversation.js";

// `node examples/chat-bot/chat-bot.js [ORIGIN] [LOCALE]`: the help site as a conversation in a terminal. Write the number of a choice, or your own words.
const [origin = "http://localhost:3000", locale = "en"] = process.argv.slice(2);
const talk = conversation(new URL(origin).origin, locale);
print(await talk.begin());

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  try {
    const said = await talk.hear(line.trim());
    print(said);
    if (said.choices.length === 0) break;
  } catch (cause) {
    // The conversation stays where it was.
    console.log(`\nThat did not work: ${cause instanceof Error ? cause.message : "no reply"}. Please try again.\n`);
  }
}

/** @param {import("./conversation.js").Said} said */
function print({ texts, choices }) {
  const numbered = choices.map((label, index) => `${index + 1}  ${label}`).join("\n");
  console.log(`\n${[...texts, numbered].filter((text) => text !== "").join("\n\n")}\n`);
}
