import type { ContentFiles } from "../parsing/content-files.ts";
import type { Problem } from "../problem.ts";
import { parseYaml, suggestion } from "../yaml/yaml-source.ts";
import { drawingFault } from "./drawing-fault.ts";
import { type Looks, looksSchema } from "./looks.ts";
import { completePalette, contrastFaults } from "./palette.ts";

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
  const read = parseYaml(file, files.get(file) ?? "", looksSchema);
  problems.push(...read.problems);
  const given = read.value ?? looksSchema.parse({});
  const report = (path: readonly PropertyKey[], message: string, severity: Problem["severity"] = "error") =>
    problems.push({ file, ...read.source.at(path), message: `${path.join(".")}: ${message}`, severity });

  const palettes = {
    light: completePalette(given.colors.light, "light"),
    dark: completePalette(given.colors.dark, "dark"),
  };
  for (const scheme of ["light", "dark"] as const) {
    const faults = contrastFaults(palettes[scheme]);
    // What follows from the accent is mended with it.
    const isAccentFaulty = faults.some(({ name }) => name === "accent");
    for (const { name, on, contrast, least, nearest } of faults) {
      if (name === "accent-strong" && isAccentFaulty && given.colors[scheme][name] === undefined) continue;
      const instead = nearest ? `; the nearest colour that has it: "${nearest}"` : "";
      report(
        ["colors", scheme, name],
        `${palettes[scheme][name]} on ${on} (${palettes[scheme][on]}) has a contrast of ${contrast}, and ${least} is the least that people can read${instead}`,
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
