import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const folders = [".", ".github", "docs", "docs/decisions", "examples/sign-in-express", "sign-in"];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join(folder, name)),
);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const rooms = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(files)("everything that %s names exists:", (file) => {
  const text = readFileSync(file, "utf8");
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, "");

  test("the files its links lead to, and the headings in them", () => {
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(([, link, src]) => link ?? src ?? "");
    const own = targets.filter((target) => !/^(https?|mailto):/.test(target) && !target.startsWith("/"));
    expect(own.filter((target) => !leadsSomewhere(file, target))).toEqual([]);
  });

  test("the paths of the repository", () => {
    const named = [...prose.matchAll(/`([\w.-]+\/[\w./[\]-]*)`/g)].map(([, name = ""]) => name);
    const ours = named.filter((name) => rooms.includes(name.split("/", 1).join("")) && !isMadeUp(name));
    expect(ours.filter((name) => !existsSync(name))).toEqual([]);
  });

  test("the npm scripts", () => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

function leadsSomewhere(from: string, target: string): boolean {
  const [name = "", heading] = target.split("#", 2);
  const to = name === "" ? from : path.join(path.dirname(from), name);
  return existsSync(to) && (heading === undefined || headingsOf(to).includes(heading));
}

/** As the usual forges make them: small letters, no punctuation, a hyphen for each blank. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Files that a reader is told to make. */
function isMadeUp(name: string): boolean {
  return /example-mobile|forwarding-rule|^content\/incidents\/$/.test(name);
}
