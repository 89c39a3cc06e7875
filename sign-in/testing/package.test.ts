import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const folder = path.resolve("sign-in");
const { exports, peerDependencies } = z
  .object({
    exports: z.record(z.string(), z.union([z.string(), z.object({ types: z.string(), default: z.string() })])),
    dependencies: z.undefined().optional(),
    peerDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync("sign-in/package.json", "utf8")));
const sources = [".", "adapters"].flatMap((room) =>
  readdirSync(path.join(folder, room))
    .filter((name) => name.endsWith(".js"))
    .map((name) => path.join(room, name)),
);

test("the types that are shipped are those of the code (npm run sign-in:types)", () => {
  const fresh = mkdtempSync(path.join(tmpdir(), "types-"));
  execFileSync("node_modules/.bin/tsc", ["-p", "sign-in/tsconfig.json", "--outDir", fresh]);
  const read = (root: string) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".d.ts"))
      .toSorted()
      .map((name) => [name, readFileSync(path.join(root, name), "utf8")]);
  expect(read("sign-in/types")).toEqual(read(fresh));
});

test("plain Node takes every part of it, by its name", () => {
  const parts = Object.keys(exports).filter((name) => !name.endsWith(".json"));
  const script = `for (const part of ${JSON.stringify(parts)}) await import(part.replace(".", "@wheres-my-code/sign-in"));`;
  execFileSync("node", ["--input-type=module", "--eval", script]);
});

test("it depends on nothing, and imports nothing but itself, Node and what an adapter is for", () => {
  const allowed = Object.keys(peerDependencies);
  const foreign = sources.flatMap((name) =>
    [...readFileSync(path.join(folder, name), "utf8").matchAll(/^import .*from "([^"]+)";$/gm)]
      .map(([, target = ""]) => target)
      .filter((target) => !target.startsWith("node:") && !allowed.some((one) => `${target}/`.startsWith(`${one}/`)))
      .filter((target) => !sources.includes(path.join(path.dirname(name), target)))
      .map((target) => `${name} → ${target}`),
  );
  expect(foreign).toEqual([]);
});
