import type { Looks } from "./looks.ts";
import { colorNames, defaultPalettes, type Palette } from "./palette.ts";

/** What differs from app/globals.css, as CSS to put after it; empty where nothing does. */
export function looksCss(looks: Looks): string {
  const { light, dark } = looks.palettes;
  // Both or none: what is set for light would hold in the dark as well.
  const changed = colorNames.filter(
    (name) => light[name] !== defaultPalettes.light[name] || dark[name] !== defaultPalettes.dark[name],
  );
  return rules(looks, (palette) => changed.map((name) => property(name, palette)));
}

/** All of it, for pages that do not know app/globals.css: our plain pages, and other sites of the company. */
export function wholeLooksCss(looks: Looks): string {
  return rules(looks, (palette) => colorNames.map((name) => property(name, palette)));
}

function rules({ palettes, radius, font }: Looks, colorsOf: (palette: Palette) => string[]): string {
  const shape = [
    ...(radius === null ? [] : [`--radius-control:${radius}px`]),
    ...(font === null ? [] : [`--font-sans:${font}`]),
  ];
  const root = (lines: string[]) => (lines.length === 0 ? "" : `:root{${lines.join(";")}}`);
  const dark = root(colorsOf(palettes.dark));
  return root([...colorsOf(palettes.light), ...shape]) + (dark && `@media (prefers-color-scheme:dark){${dark}}`);
}

function property(name: keyof Palette, palette: Palette): string {
  return `--color-${name}:${palette[name]}`;
}
