import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

// Biome guards the floors of the house; the order of the rooms on a floor is that of the tables in docs/architecture.md.
const rows = [
  ...readFileSync("docs/architecture.md", "utf8").matchAll(/^\| (`\w+\/[\w-]+\/`(?:, `\w+\/[\w-]+\/`)*) \|/gm),
];
const rankOf = new Map(
  rows.flatMap(([, names = ""], rank) => [...names.matchAll(/`([^`]+)\/`/g)].map(([, room = ""]) => [room, rank])),
);

describe.each(["machines", "server"])("the rooms of %s/", (floor) => {
  const rooms = readdirSync(floor, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map(({ name }) => `${floor}/${name}`);

  test("are all in the table", () => {
    expect(rooms.filter((room) => !rankOf.has(room))).toEqual([]);
  });

  test.each(rooms)("%s knows only rooms further up in the table", (room) => {
    const foreign = filesOf(room).flatMap((file) =>
      importsOf(file)
        .filter((target) => rankOf.has(roomOf(target)) && roomOf(target) !== room)
        .filter((target) => (rankOf.get(roomOf(target)) ?? 0) >= (rankOf.get(room) ?? 0))
        .map((target) => `${file} → ${target}`),
    );
    expect(foreign).toEqual([]);
  });
});

/** Without tests: those may look anywhere. */
function filesOf(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|js)$/.test(name) && !/\.(test|proof)\.ts$|(^|\/)(testing|proofs)\//.test(name))
    .map((name) => path.join(room, name));
}

/** What a file imports from the same floor, as paths of the repository. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport|\bimport\() ?"([.#][^"]+)"/g)].map(
    ([, given = ""]) => (given.startsWith("#") ? given.slice(1) : path.join(path.dirname(file), given)),
  );
}

function roomOf(file: string): string {
  return file.split("/").slice(0, 2).join("/");
}
