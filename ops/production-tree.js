import * as fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";

// `node ops/production-tree.js <folder>`: lays what a running site needs into an empty folder, after `npm ci && npm run build`. Plain JavaScript, as
// it runs wherever the site was built.

/**
 * Copies the files that ops/production-files.txt names, and the packages that are not only for development, into `target`. With `links` the
 * files are the same ones (hard links) where the disk allows it: quick, for tests. Returns how many bytes they have.
 *
 * @param {string} target
 * @param {{ links?: boolean }} [options]
 * @returns {number}
 */
export function layProductionTree(target, { links = false } = {}) {
  if (!fs.existsSync(".next/BUILD_ID")) throw new Error("There is no build. First: npm ci && npm run build");
  let bytes = 0;
  for (const file of productionFiles()) {
    const to = path.join(target, file);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    const from = fs.lstatSync(file);
    bytes += from.size;
    if (from.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(file), to);
    else if (links) linkOrCopy(file, to);
    else fs.copyFileSync(file, to);
  }
  return bytes;
}

/** Paths from the root of the repository, symbolic links as such. */
function productionFiles() {
  const lines = fs.readFileSync("ops/production-files.txt", "utf8").split("\n");
  const globs = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  const leftOut = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const packages = productionPackages().map((folder) => `${folder}/**`);
  return [
    ...globSync([...wanted, ...packages], { ignore: leftOut, dot: true, followSymbolicLinks: false }),
    ...links(),
  ];
}

/** Next names the packages that it has not bundled by links of its own, which a search for files passes by. */
function links() {
  const folder = ".next/node_modules";
  if (!fs.existsSync(folder)) return [];
  const within = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  return within.filter((name) => fs.lstatSync(name).isSymbolicLink());
}

/**
 * The folders of the packages that a running site may load: neither those for development, nor those that are here for development and that another package
 * only names as a possible companion, nor links to folders of this repository.
 */
function productionPackages() {
  const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  return Object.keys(packages).filter((folder) => {
    const { dev = false, devOptional = false, link = false } = packages[folder];
    return folder !== "" && !dev && !devOptional && !link && fs.existsSync(folder);
  });
}

/** @param {string} from @param {string} to */
function linkOrCopy(from, to) {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = process.argv[2];
  if (!target) {
    console.error("Name the folder: node ops/production-tree.js <folder>");
    process.exit(1);
  }
  const megabytes = Math.ceil(layProductionTree(target) / 1024 / 1024);
  console.info(`${target}: ${megabytes} MB`);
}
