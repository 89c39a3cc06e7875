import { createInterface } from "node:readline";
import { call } from "./call.js";
import { phrases } from "./phrases.js";

// `node examples/voice/voice.js [ORIGIN] [LOCALE]`: what a phone line would read aloud, as SSML; each line of input is a key.
const [address = "http://localhost:3000", locale = "en"] = process.argv.slice(2);
if (!/^https?:/.test(address) || !URL.canParse(address)) {
  end(`"${address}" is no address. Usage: node examples/voice/voice.js https://help.example en`);
}
if (!phrases.has(locale)) end(`No phrases for ${locale}. Known: ${[...phrases.keys()].join(", ")}.`);
const { origin } = new URL(address);
const caller = call(origin, locale);
let heard = await caller.begin().catch((cause) => end(`${origin} does not take the call: ${cause.message}.`));
console.log(heard.ssml);

for await (const line of createInterface({ input: process.stdin })) {
  if (heard.isOver) break;
  try {
    heard = await caller.press(line.trim());
    console.log(heard.ssml);
  } catch (cause) {
    // The call stays where it was.
    console.error(`That did not work: ${cause instanceof Error ? cause.message : "no reply"}. Press again.`);
  }
}

/** @param {string} why @returns {never} */
function end(why) {
  console.error(why);
  process.exit(1);
}
