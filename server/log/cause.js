import { z } from "zod";
import { redactedText } from "./redaction.js";
import { wrongFields } from "./wrong-fields.js";

/**
 * What went wrong, and what was behind it, each as `Name (code): first line of the message`. Messages of libraries may quote what they were given below
 * their first line (Drizzle names the parameters of a query there), so nothing below it is told.
 *
 * @param {unknown} cause
 * @returns {string[]}
 */
export function causesOf(cause) {
  return chainOf(cause).map(nameOf);
}

/** Where it was thrown: the first lines of its stack, without the message. @param {unknown} cause @returns {string[]} */
export function framesOf(cause) {
  const stack = cause instanceof Error && typeof cause.stack === "string" ? cause.stack : "";
  return [...stack.matchAll(/^\s+at (.+)$/gm)].slice(0, 6).map(([, frame = ""]) => redactedText(frame));
}

const mostCauses = 6;

/** @param {unknown} cause @returns {unknown[]} */
function chainOf(cause) {
  /** @type {unknown[]} */
  const chain = [];
  const open = [cause];
  while (open.length > 0 && chain.length < mostCauses) {
    const next = open.shift();
    if (next === undefined || next === null || chain.includes(next)) continue;
    chain.push(next);
    if (next instanceof Error) open.push(next.cause);
    if (next instanceof AggregateError) open.push(...next.errors);
  }
  return chain;
}

/** @param {unknown} cause */
function nameOf(cause) {
  // What was thrown may be anything, and may hold anything.
  if (!(cause instanceof Error)) return typeof cause === "string" ? firstLine(cause) : `[${typeof cause}]`;
  const code = "code" in cause && /^[\w-]{1,40}$/.test(String(cause.code)) ? ` (${cause.code})` : "";
  // Its message is JSON of many lines, whose first says nothing.
  const said =
    cause instanceof z.core.$ZodError ? wrongFields(cause.issues, { whole: "all", most: 4 }).join("; ") : cause.message;
  const message = firstLine(String(said));
  return redactedText(`${cause.name}${code}${message && `: ${message}`}`);
}

/** @param {string} text */
function firstLine(text) {
  // A query of hundreds of characters says no more than its beginning.
  return redactedText(text.split("\n", 1)[0] ?? "").slice(0, 300);
}
