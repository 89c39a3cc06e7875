import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colorNames, defaultPalettes } from "#machines/content/looks/palette.ts";

test("the stylesheet starts from the colours of a site that sets none, in light and in dark", () => {
  const [light = "", dark = ""] = readFileSync("app/globals.css", "utf8").split("prefers-color-scheme: dark");
  for (const name of colorNames) {
    expect(light).toContain(`--color-${name}: ${defaultPalettes.light[name]};`);
    expect(dark).toContain(`--color-${name}: ${defaultPalettes.dark[name]};`);
  }
});
