import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ContentFiles } from "#machines/content/parsing/content-files.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { contentVersion } from "./content-folder.ts";

export type ParsedContent = ReturnType<typeof parseContent>;

interface Reading {
  parsed: ParsedContent;
  /** It was parsed before, and nothing of the files has been read now. */
  wasKept: boolean;
}

/** Contents kept: those that were used last. One is about 8 MB. */
const mostKept = 4;

/**
 * What `parseContent` returns for these files, in a tenth of the time where this build has parsed them before: good content is kept in
 * `cache/content` of the build. `null`, or a folder without a build, keeps nothing: there the code changes from one start to the next.
 * Never throws: what cannot be read or written is parsed.
 */
export async function parsedOnce(
  files: ContentFiles,
  buildFolder: string | null = process.env.NODE_ENV === "production" ? ".next" : null,
): Promise<Reading> {
  const build = buildFolder && (await readFile(path.join(buildFolder, "BUILD_ID"), "utf8").catch(() => null));
  if (!buildFolder || !build) return { parsed: parseContent(files), wasKept: false };
  const folder = path.join(buildFolder, "cache", "content");
  const name = createHash("sha256")
    .update(`${build}\0${process.version}\0${contentVersion(files)}`)
    .digest("base64url");
  const kept = await readKept(path.join(folder, name));
  if (kept) {
    await utimes(path.join(folder, name), new Date(), new Date()).catch(() => undefined);
    return { parsed: kept, wasKept: true };
  }
  const parsed = parseContent(files);
  if (parsed.content) await keep(folder, name, parsed).catch(() => undefined);
  return { parsed, wasKept: false };
}

async function readKept(file: string): Promise<ParsedContent | null> {
  try {
    return deserialize(await readFile(file));
  } catch {
    return null;
  }
}

async function keep(folder: string, name: string, parsed: ParsedContent): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Renamed when it is whole: another process may start at the same time.
  const unfinished = path.join(folder, `${name}.${process.pid}`);
  await writeFile(unfinished, serialize(parsed));
  await rename(unfinished, path.join(folder, name));
  await forgetOldest(folder);
}

async function forgetOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, used: (await stat(file)).mtimeMs };
    }),
  );
  const oldest = files.sort((a, b) => b.used - a.used).slice(mostKept);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
}
