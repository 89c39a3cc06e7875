import type { Content } from "#machines/content";
import { parseContent } from "#machines/parse-content";
import { formatProblem, type Problem } from "#machines/problem";
import { contentFolderStamp, contentVersion, readContentFolder } from "./content-folder.ts";
import { env } from "./env.ts";

interface Snapshot {
  content: Content;
  version: string;
}

interface ContentState {
  /** The last content without errors. */
  good: Snapshot | null;
  /** What is wrong with the files as they stand now. */
  problems: Problem[];
  stamp: string;
  watch: NodeJS.Timeout | null;
}

// One per process: routes are bundled apart, and the page cache (plain JavaScript) asks for the version as well.
const holder: typeof globalThis & { wizardContent?: ContentState } = globalThis;
holder.wizardContent ??= { good: null, problems: [], stamp: "", watch: null };
const state = holder.wizardContent;

const watchMilliseconds = 1_000;

/** The content in force. Throws before `loadContent` has found a good one. */
export function getContent(): Content {
  if (!state.good) throw new Error("no content: loadContent() has not succeeded yet");
  return state.good.content;
}

/**
 * Reads the content folder and goes on watching it: an edit is live within a second, an edit with an error changes nothing and
 * is logged. Throws, with every problem in the message, when there is no good content to start with.
 */
export async function loadContent(folder = env().CONTENT_DIR): Promise<void> {
  await refresh(folder);
  if (!state.good) {
    throw new Error(`The content in "${folder}" cannot be used:\n${state.problems.map(formatProblem).join("\n")}`);
  }
  state.watch ??= setInterval(() => {
    refresh(folder).catch((error: unknown) =>
      console.error("content: the folder cannot be read, the last good version stays", error),
    );
  }, watchMilliseconds).unref();
}

async function refresh(folder: string): Promise<void> {
  const stamp = await contentFolderStamp(folder);
  if (stamp === state.stamp) return;
  const files = await readContentFolder(folder);
  const { content, problems } = parseContent(files);
  state.stamp = stamp;
  state.problems = problems;
  if (content) {
    const isFirst = state.good === null;
    state.good = { content, version: contentVersion(files) };
    if (!isFirst) console.info(`content: version ${state.good.version} is live`);
  } else if (state.good) {
    const errors = problems.filter((problem) => problem.severity === "error").map(formatProblem);
    console.error(`content: not taken over, version ${state.good.version} stays live:\n${errors.join("\n")}`);
  }
}
