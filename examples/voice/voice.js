import { createInterface } from "node:readline";
import { call } from "./call.js";

// `node examples/voice/voice.js [ORIGIN] [LOCALE]`: what a phone line would read aloud, as SSML; each line of input is a key.
const [origin = "http://localhost:3000", locale = "en"] = process.argv.slice(2);
const caller = call(new URL(origin).origin, locale);
let heard = await caller.begin();
console.log(heard.ssml);

for await (const line of createInterface({ input: process.stdin })) {
  if (heard.isOver) break;
  heard = await caller.press(line.trim());
  console.log(heard.ssml);
}
