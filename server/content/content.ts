import { createHash } from "node:crypto";
import path from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Content } from "#machines/content/content.ts";
import { type Incident, runningAt } from "#machines/content/incident.ts";
import { looksCss } from "#machines/content/looks/looks-css.ts";
import type { ContentFiles } from "#machines/content/parsing/content-files.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { readAhead } from "#machines/content/parsing/read-ahead.ts";
import { formatProblem, type Problem } from "#machines/content/problem.ts";
import { env } from "../env.ts";
import { log } from "../log/log.js";
import { contentFolderStamp, contentVersion, readContentFolder } from "./content-folder.ts";
import { type ParsedContent, parsedOnce } from "./parsed-once.ts";

interface Snapshot {
  content: Content;
  version: string;
}

interface LiveSnapshot extends Snapshot {
  /** The inline style of every page, for those who allow it without knowing the content. */
  looksCss: string;
}

interface ContentState {
  /** The content in force: the last one without errors, with the incidents that run now. */
  good: LiveSnapshot | null;
  /** The same as the editors wrote it. */
  written: Snapshot | null;
  /** What the alarm found. */
  alarms: readonly Incident[];
  /** What is wrong with the files as they stand now. */
  problems: Problem[];
  stamp: string;
  watch: NodeJS.Timeout | null;
}

// One per process: routes are bundled apart, and the cache of responses (plain JavaScript) asks for the version as well.
globalThis.wizardContent ??= { good: null, written: null, alarms: [], problems: [], stamp: "", watch: null };
const state = globalThis.wizardContent;

declare global {
  var wizardContent: ContentState | undefined;
}

const watchMilliseconds = 1_000;

/** After a start, which has enough to do, until files are read ahead. */
const settledMilliseconds = 60_000;

/** Between two files that are read ahead: about a minute for all, for a tenth of a processor. */
const pauseMilliseconds = 30;

/** The content in force. Throws before `loadContent` has found a good one. */
export function getContent(): Content {
  if (!state.good) throw new Error("no content: loadContent() has not succeeded yet");
  return state.good.content;
}

/** The version of what the editors wrote; unlike that of the pages it stays the same while incidents come and go. */
export function writtenVersion(): string {
  return state.written?.version ?? "";
}

/**
 * Reads the content folder and goes on watching it: an edit is live within a second, an edit with an error changes nothing and
 * is logged. Throws, with every problem in the message, when there is no good content to start with. `buildFolder`: see `parsedOnce`.
 */
export async function loadContent(folder = env().CONTENT_DIR, buildFolder?: string | null): Promise<void> {
  await refresh(folder, buildFolder).catch((cause: unknown) => {
    throw new Error(`the content folder "${folder}" (CONTENT_DIR) cannot be read`, { cause });
  });
  if (!state.good) {
    throw new Error(`The content in "${folder}" cannot be used:\n${state.problems.map(formatProblem).join("\n")}`);
  }
  let said = "";
  let isUnderWay = false;
  state.watch ??= setInterval(() => {
    // Two looks at once would read an edit twice.
    if (isUnderWay) return;
    isUnderWay = true;
    refresh(folder)
      .then(
        () => {
          said = "";
        },
        (error: unknown) => {
          // Once, not every second.
          if (said === String(error)) return;
          said = String(error);
          log("content-unreadable", { folder }, error);
        },
      )
      .finally(() => {
        isUnderWay = false;
      });
  }, watchMilliseconds).unref();
}

/** The incidents that the alarm found and that still last; at once a part of the content in force. */
export function setAlarms(alarms: readonly Incident[]): void {
  state.alarms = alarms;
  takeOver();
}

async function refresh(folder: string, buildFolder?: string | null): Promise<void> {
  try {
    await readAnew(folder, buildFolder);
  } finally {
    takeOver();
  }
}

/** An incident begins and ends by the clock, without an edit: those that run are a part of the version, so no cached page outlives them. */
function takeOver(): void {
  const { written } = state;
  if (!written) return;
  const running = [...runningAt(written.content.incidents, new Date()), ...state.alarms];
  const names = running.map(({ id }) => id).join(" ");
  const suffix = running.length === 0 ? "" : `.${createHash("sha256").update(names).digest("base64url").slice(0, 8)}`;
  const version = written.version + suffix;
  if (state.good?.version === version) return;
  if (state.good) log("content-live", { version, incidents: names || undefined });
  state.good = { version, content: { ...written.content, running }, looksCss: looksCss(written.content.looks) };
}

async function readAnew(folder: string, buildFolder?: string | null): Promise<void> {
  const stamp = await contentFolderStamp(folder);
  if (stamp === state.stamp) return;
  const files = await readContentFolder(folder);
  state.stamp = stamp;
  const { content, problems } = state.written ? await parseEdited(files) : await parseFirst(files, buildFolder);
  const wasFaulty = state.problems.some(isError);
  state.problems = problems;
  if (content) {
    if (state.written && wasFaulty) log("content-mended");
    state.written = { content: withSignIn(content), version: contentVersion(files) };
  } else if (state.written) {
    const errors = problems
      .filter(isError)
      .map((problem) => formatProblem({ ...problem, file: path.join(folder, problem.file) }));
    log("content-refused", { live: state.written.version, problems: errors });
  }
}

/** Texts may link to where people sign in; the environment wins over the settings. */
function withSignIn(content: Content): Content {
  // `env` has checked it where a server starts; content alone can be read without any settings.
  const { SIGN_IN_URL } = process.env;
  if (!SIGN_IN_URL) return content;
  return { ...content, placeholders: new Map([...content.placeholders, ["brand.signIn", SIGN_IN_URL]]) };
}

async function parseFirst(files: ContentFiles, buildFolder?: string | null): Promise<ParsedContent> {
  const { parsed, wasKept } = await parsedOnce(files, buildFolder);
  if (wasKept) void readInBackground(files);
  return parsed;
}

/**
 * So that the first edit is live as soon as every other: what a kept content has spared is made good while there is little to do. An edit before that is
 * live after some seconds.
 */
async function readInBackground(files: ContentFiles): Promise<void> {
  await setTimeout(settledMilliseconds, undefined, { ref: false });
  for (const [file, text] of files) {
    await setTimeout(pauseMilliseconds, undefined, { ref: false });
    readAhead(file, text);
  }
}

/** What was not read yet is read file by file, with requests served between them: the whole takes seconds. */
async function parseEdited(files: ContentFiles): Promise<ParsedContent> {
  for (const [file, text] of files) {
    readAhead(file, text);
    await setImmediate();
  }
  return parseContent(files);
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}
