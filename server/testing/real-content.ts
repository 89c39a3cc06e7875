import type { Content } from "#machines/content/content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { loadContent } from "../content/content.ts";
import { readContentFolder } from "../content/content-folder.ts";
import { parsedOnce } from "../content/parsed-once.ts";

const folder = "content";

/**
 * The content of the repository, parsed once for all files of a run (`shared-content.ts`), and the same one for all files that share their modules. Rejects,
 * with every problem, where it cannot be used.
 */
export function realContent(): Promise<Content> {
  shared ??= readRealContent();
  return shared;
}

let shared: Promise<Content> | undefined;

async function readRealContent(): Promise<Content> {
  const { parsed } = await parsedOnce(await readContentFolder(folder), keptIn());
  if (!parsed.content) throw new Error(parsed.problems.map(formatProblem).join("\n"));
  return parsed.content;
}

/** Makes it the content in force of this process, as the start of a site does. */
export function loadRealContent(): Promise<void> {
  return loadContent(folder, keptIn());
}

function keptIn(): string | null {
  return process.env.TEST_BUILD_FOLDER ?? null;
}
