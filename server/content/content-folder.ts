import { createHash } from "node:crypto";
import { type Dirent, type Stats, stat } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ContentFiles } from "#machines/content/parsing/content-files.ts";

/**
 * All `.md` and `.yaml` files below a content folder, what people say (`says/*.txt`, `complaints/<locale>/*.txt`) and the drawings of the brand, by their path inside it (always with `/`), and those that are nearly called so, like
 * `en.md.txt`, because `parseContent` names them. Throws when the folder cannot be read.
 */
export async function readContentFolder(folder: string): Promise<ContentFiles> {
  const names = await contentFileNames(folder);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  return new Map(
    names.map((name, index) => [name.split(path.sep).join("/"), (texts[index] ?? "").replace(/^\uFEFF/, "")]),
  );
}

/** A short text that changes whenever a file is added, removed or written. Cheap enough to ask once a second. */
export async function contentFolderStamp(folder: string): Promise<string> {
  const names = await contentFileNames(folder);
  const stats = await statsOf(names.map((name) => path.join(folder, name)));
  const hash = createHash("sha256");
  for (const [index, name] of names.entries()) hash.update(`${name} ${stats[index]?.mtimeMs} ${stats[index]?.size}\n`);
  return hash.digest("base64url").slice(0, 16);
}

/** A short text that depends on what the files say and on nothing else; the same on every machine. */
export function contentVersion(files: ContentFiles): string {
  const hash = createHash("sha256");
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${text}\0`);
  return hash.digest("base64url").slice(0, 16);
}

/** One promise for all: with one for each file, this alone took a twentieth of a processor. */
function statsOf(files: readonly string[]): Promise<Stats[]> {
  return new Promise((resolve, reject) => {
    const stats: Stats[] = [];
    let open = files.length;
    if (open === 0) resolve(stats);
    for (const [index, file] of files.entries())
      stat(file, (error, found) => {
        if (error) return reject(error);
        stats[index] = found;
        open -= 1;
        if (open === 0) resolve(stats);
      });
  });
}

async function contentFileNames(folder: string): Promise<string[]> {
  const root = path.resolve(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) =>
        (entry.isFile() || entry.isSymbolicLink()) &&
        (/\.(md|ya?ml)(\.txt)?$/i.test(entry.name) || isSaid(root, entry) || isDrawing(entry)) &&
        !entry.name.startsWith("."),
    )
    .map((entry) => path.join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function isDrawing({ name, parentPath }: Dirent): boolean {
  return name.endsWith(".svg") && path.basename(parentPath) === "brand";
}

/** Phrases, and whatever lies below the complaints: what is in the wrong place there is named. */
function isSaid(root: string, { name, parentPath }: Dirent): boolean {
  if (!/\.txt$/i.test(name)) return false;
  const [top] = parentPath.slice(root.length + 1).split(path.sep);
  return path.basename(parentPath) === "says" || top === "complaints";
}
