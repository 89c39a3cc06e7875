import { createInterface } from "node:readline";
import { conversation } from "./conversation.js";

// `node examples/chat-bot/chat-bot.js [ORIGIN] [LOCALE]`: the help site as a conversation in a terminal. Write the number of a choice, or your own words.
const [address = "http://localhost:3000", locale = "en"] = process.argv.slice(2);
if (!/^https?:/.test(address) || !URL.canParse(address)) {
  end(`"${address}" is no address. Usage: node examples/chat-bot/chat-bot.js https://help.example en`);
}
const { origin } = new URL(address);
const talk = conversation(origin, locale);
const first = await talk.begin().catch((cause) => end(`${origin} does not begin a conversation: ${cause.message}.`));
print(first);

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

/** @param {string} why @returns {never} */
function end(why) {
  console.error(why);
  process.exit(1);
}

/** @param {import("./conversation.js").Said} said */
function print({ texts, choices }) {
  const numbered = choices.map((label, index) => `${index + 1}  ${label}`).join("\n");
  console.log(`\n${[...texts, numbered].filter((text) => text !== "").join("\n\n")}\n`);
}
