import type { ContentFiles } from "../parsing/content-files.ts";
import type { Problem } from "../problem.ts";
import { parseYaml, suggestion } from "../yaml/yaml-source.ts";
import { drawingFault } from "./drawing-fault.ts";
import { type Looks, looksSchema } from "./looks.ts";
import { completePalette, contrastFaults, nearestReadable } from "./palette.ts";

const folder = "brand";
const file = `${folder}/looks.yaml`;

/**
 * Reads `brand/looks.yaml` and the drawings beside it; a site without them looks as it comes. Colours that people could not read are errors, in light and in
 * dark.
 */
export function parseLooks(files: ContentFiles, locales: readonly string[], problems: Problem[]): Looks {
  const drawings = new Map(
    [...files].flatMap(([name, text]) =>
      name.startsWith(`${folder}/`) && name.endsWith(".svg") ? [[name.slice(folder.length + 1), text]] : [],
    ),
  );
  for (const [name, text] of drawings) {
    const fault = drawingFault(text);
    if (fault) problems.push({ file: `${folder}/${name}`, line: 1, column: 1, message: fault, severity: "error" });
  }
  const text = files.get(file) ?? "";
  const read = parseYaml(file, text, looksSchema);
  const bare = bareColors(text);
  // The rest of such a line is a comment, and what the parser says about it is no help.
  problems.push(...(bare.length > 0 ? bare : read.problems));
  const given = read.value ?? looksSchema.parse({});
  const report = (path: readonly PropertyKey[], message: string, severity: Problem["severity"] = "error") =>
    problems.push({ file, ...read.source.at(path), message: `${path.join(".")}: ${message}`, severity });

  const palettes = {
    light: completePalette(given.colors.light, "light"),
    dark: completePalette(given.colors.dark, "dark"),
  };
  for (const scheme of ["light", "dark"] as const) {
    const own = given.colors[scheme];
    const faults = contrastFaults(palettes[scheme]);
    // What follows from the accent is mended with it.
    const isAccentFaulty = faults.some(({ name }) => name === "accent");
    for (const name of new Set(faults.map((fault) => fault.name))) {
      if (name === "accent-strong" && isAccentFaulty && own[name] === undefined) continue;
      const grounds = faults.filter((fault) => fault.name === name);
      const [{ contrast, least } = { contrast: 0, least: 0 }] = grounds.toSorted((a, b) => a.contrast - b.contrast);
      const nearest = nearestReadable(own, scheme, name);
      report(
        ["colors", scheme, name],
        `${palettes[scheme][name]} on ${grounds.map(({ on }) => `${on} (${palettes[scheme][on]})`).join(", ")} has a contrast of ${contrast}, and ${least} is the least that people can read; ${nearest ? `the nearest colour that works: "${nearest}"` : "no colour works on all of these, so change them"}`,
      );
    }
  }

  const names: [PropertyKey[], string | undefined][] = [
    [["logo", "file"], given.logo?.file],
    [["logo", "dark"], given.logo?.dark],
    [["icon"], given.icon],
  ];
  for (const [path, name] of names)
    if (name !== undefined && !drawings.has(name))
      report(path, `there is no file ${folder}/${name}${suggestion(name, [...drawings.keys()])}`);

  const [source = "en"] = locales;
  for (const [index, { label }] of given.foot.entries()) {
    const missing = locales.filter((locale) => !Object.hasOwn(label, locale));
    if (missing.includes(source)) report(["foot", index, "label"], `the text in "${source}" is missing`);
    else if (missing.length > 0)
      report(["foot", index, "label"], `no text in ${missing.join(", ")}; people get that in "${source}"`, "warning");
    for (const locale of Object.keys(label))
      if (!locales.includes(locale))
        report(["foot", index, "label", locale], `the language is not in settings.yaml${suggestion(locale, locales)}`);
  }

  return {
    palettes,
    radius: given.radius ?? null,
    font: given.font ?? null,
    logo: given.logo
      ? {
          file: given.logo.file,
          dark: given.logo.dark ?? null,
          holdsName: given.logo["holds-name"] !== undefined,
        }
      : null,
    icon: given.icon ?? null,
    foot: given.foot.map(({ label, href }) => ({ label: new Map(Object.entries(label)), href })),
    drawings,
  };
}

/** Colours without quotes: to YAML the rest of the line is a comment. */
function bareColors(text: string): Problem[] {
  return text.split("\n").flatMap((line, index): Problem[] => {
    const [whole, color] = /^[^#]*:\s+(#[0-9a-f]{3,8})\b/i.exec(line) ?? [];
    if (whole === undefined || color === undefined) return [];
    const message = `a # begins a comment here; put the colour in quotes: "${color}"`;
    return [{ file, line: index + 1, column: whole.length - color.length + 1, message, severity: "error" }];
  });
}
