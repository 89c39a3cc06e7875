import { z } from "zod";

/**
 * A line of the log for a person at a terminal: time, level, kind, what happened, what is known, and what to do. Expects JSON as pino writes it.
 *
 * @param {string} json
 * @param {boolean} inColour
 */
export function pretty(json, inColour) {
  const { level, time, kind, message, remedy, ...fields } = lineSchema.parse(JSON.parse(json));
  const clock = time.slice(11, 19);
  const colour = inColour ? (colours.get(level) ?? "") : "";
  const known = Object.entries(fields).map(([name, value]) => `${name}: ${wordsOf(value)}`);
  const details = known.length > 0 ? ` (${known.join("; ")})` : "";
  const todo = remedy === "Nothing." ? "" : ` → ${remedy}`;
  return `${clock} ${colour}${level.toUpperCase().padEnd(5)}${colour && plain} ${kind}: ${message}${details}${todo}\n`;
}

/** What every line has. */
export const lineSchema = z.looseObject({
  level: z.string(),
  time: z.string(),
  kind: z.string(),
  message: z.string(),
  remedy: z.string(),
});

const plain = "\u001b[0m";
const colours = new Map([
  ["fatal", "\u001b[31m"],
  ["error", "\u001b[31m"],
  ["warn", "\u001b[33m"],
  ["info", "\u001b[32m"],
]);

/** @param {unknown} value */
function wordsOf(value) {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
