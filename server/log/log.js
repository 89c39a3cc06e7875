import pino from "pino";
import { causesOf, framesOf } from "./cause.js";
import { kinds } from "./kinds/kinds.js";
import { pretty } from "./pretty.js";
import { redacted, redactedText } from "./redaction.js";

/**
 * Writes one line: level, time, kind, message, remedy, and fields. Fields hold what an operator needs and nothing of a person; whatever gets in all
 * the same is made unreadable (./redaction.js). A `cause` is told by name, code and first line, with all causes behind it.
 *
 * More of the same kind within some seconds is counted and told in one line at the end of them, so nobody fills the log by asking again. What concerns the
 * set-up is counted for good (./trouble-counts.ts), whether it is written or not.
 * Plain JavaScript: it runs beside Next as well, unbundled.
 *
 * @param {Kind} kind
 * @param {Fields} [fields]
 * @param {unknown} [cause]
 */
export function log(kind, fields = {}, cause = undefined) {
  const { counts, held } = state();
  const { level, setUp, by = [], pause = usualPause } = kindOf(kind);
  if (setUp) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (!state().logger.isLevelEnabled(level)) return;
  if (pause === 0) return write(kind, fields, cause);
  const own = [kind, ...by.map((name) => fields[name])].join(" ");
  const key = held.has(own) || held.size < mostStreams ? own : kind;
  const waiting = held.get(key);
  if (waiting) {
    waiting.leftOut += 1;
    waiting.tell = () => write(kind, { ...fields, leftOut: waiting.leftOut - 1 || undefined }, cause);
    return;
  }
  write(kind, fields, cause);
  hold(key, pause * 1_000);
}

/** A line like any other, with what tells a bug: where it was thrown. @param {Kind} kind @param {Fields} fields @param {unknown} cause */
export function logBug(kind, fields, cause) {
  log(kind, { ...fields, at: framesOf(cause) }, cause);
}

/**
 * Says that the server does not start, and why: in plain text on the standard error, for whoever started it, and as a line where lines are JSON.
 * @param {string} reason may have several lines
 */
export function logNotStarted(reason) {
  process.stderr.write(`${kinds["start-failed"].message}\n${redactedText(reason)}\n`);
  if (!isPretty()) log("start-failed", { reason });
}

/** @typedef {import("./kinds/kinds.js").Kind} Kind */
/** @typedef {string | number | boolean | null | undefined | readonly (string | number)[]} Value */
/** @typedef {Readonly<Record<string, Value>>} Fields */

const usualPause = 10;
/** Streams told apart at once; above it a kind is one stream. */
const mostStreams = 200;

/** @param {Kind} kind @returns {import("./kinds/kind-of-line.ts").KindOfLine} */
const kindOf = (kind) => kinds[kind];

/** @param {string} key @param {number} milliseconds */
function hold(key, milliseconds) {
  const { held } = state();
  /** @type {import("./trouble-counts.ts").HeldLine} */
  const line = { leftOut: 0, tell: () => {} };
  held.set(key, line);
  setTimeout(() => {
    if (held.get(key) !== line) return;
    held.delete(key);
    if (line.leftOut === 0) return;
    line.tell();
    hold(key, milliseconds);
  }, milliseconds).unref();
}

/** @param {Kind} kind @param {Fields} fields @param {unknown} cause */
function write(kind, fields, cause) {
  const { level, message, remedy } = kindOf(kind);
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const safe = Object.fromEntries(told.map(([name, value]) => [name, redacted(value)]));
  const causes = cause === undefined ? {} : { cause: causesOf(cause) };
  state().logger[level]({ kind, message, remedy, ...safe, ...causes });
}

/** One for the process: Next bundles this file several times, and the door imports it as it is. */
function state() {
  globalThis.wizardLog ??= { counts: new Map(), held: new Map(), logger: createLogger(), hear: null };
  return globalThis.wizardLog;
}

function createLogger() {
  const { LOG_LEVEL } = process.env;
  const output = pino.destination({ fd: 1, sync: true });
  const destination = {
    /** @param {string} line */
    write(line) {
      const { hear } = state();
      if (hear) hear(line);
      else output.write(isPretty() ? pretty(line, process.stdout.isTTY === true) : line);
    },
  };
  return pino(
    {
      level: levels.includes(LOG_LEVEL ?? "") ? LOG_LEVEL : "info",
      // No process and host: whoever collects the lines knows them.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

function isPretty() {
  const { LOG_FORMAT } = process.env;
  return LOG_FORMAT === "pretty" || (LOG_FORMAT !== "json" && process.stdout.isTTY === true);
}

const levels = ["fatal", "error", "warn", "info", "debug", "silent"];
