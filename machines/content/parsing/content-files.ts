import { pageIds } from "../page.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";

/** File path inside the content folder (`checks/spam-folder/en.md`) → its text. */
export type ContentFiles = ReadonlyMap<string, string>;

/** Longer than any text that people read; reading a file that got out of hand would hold up everybody on the site. */
export const mostCharacters = 50_000;

/** In the language that it captures. */
const complaintsFile = /^complaints\/([a-zA-Z-]+)\/[^/]+\.txt$/;

/** Files that are not text in UTF-8, or far too long to be read at all. */
export function unreadable(files: ContentFiles): Problem[] {
  return [...files].flatMap(([file, text]): Problem[] => {
    const [before, rest] = text.split(/[\uFFFD\0]/, 2);
    const lines = (before ?? "").split("\n");
    if (rest !== undefined && file.endsWith(".svg")) {
      const message = "this is a picture of another kind under the name of an SVG drawing; save the drawing as SVG";
      return [{ file, line: 1, column: 1, message, severity: "error" }];
    }
    if (rest !== undefined) {
      const message = "there is a letter here that is not in UTF-8; save the file with the encoding UTF-8";
      return [{ file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message, severity: "error" }];
    }
    if (text.length <= mostCharacters) return [];
    const message = `the file has ${text.length} characters, and ${mostCharacters} at most are read; make it shorter`;
    return [{ file, line: 1, column: 1, message, severity: "error" }];
  });
}

/** Translations into languages that settings.yaml does not name; those of checks are looked at with the check. */
export function strangeLanguages(files: ContentFiles, locales: readonly string[]): Problem[] {
  return [...files.keys()].flatMap((file): Problem[] => {
    const locale =
      /^(?:(?:pages|contacts|letters|incidents)\/[^/]+|interface|replies)\/([a-zA-Z-]+)\.(?:md|yaml)$/.exec(
        file,
      )?.[1] ?? complaintsFile.exec(file)?.[1];
    if (locale === undefined || locales.includes(locale)) return [];
    const message = `the language "${locale}" is not in settings.yaml${suggestion(locale, locales)}`;
    return [{ file, line: 1, column: 1, message, severity: "error" }];
  });
}

/** `checks/<id>/<locale>.md` and the like, by folder; anything else is reported, so that a misplaced file is not silently ignored. */
export function groupFolders(files: ContentFiles, problems: Problem[]) {
  const folders = {
    checks: new Map<string, Map<string, string>>(),
    /** `checks/<id>/says/<locale>.txt` */
    says: new Map<string, Map<string, string>>(),
    /** By language, each by file: `complaints/<locale>/<name>.txt` */
    complaints: new Map<string, Map<string, string>>(),
    pages: new Map<string, Map<string, string>>(),
    contacts: new Map<string, Map<string, string>>(),
    letters: new Map<string, Map<string, string>>(),
    /** By file, since the text of an incident may stand alone: `incidents/<id>.md`. */
    incidents: new Map<string, Map<string, string>>(),
  };
  const known =
    /^(settings|facts|places|signs|glossary|makers)\.yaml$|^(interface|replies)\/[a-zA-Z-]+\.yaml$|^scenarios\/[a-z0-9-]+\.yaml$|^delivery-codes\/(?:(?:mail|smtp|texts)\/)?[a-z0-9-]+\.yaml$|^brand\/(?:looks\.yaml|[a-z0-9-]+\.svg)$/;
  for (const [file, text] of files) {
    const [kind, id, name, ...deeper] = file.split("/");
    const locale = /^([a-zA-Z-]+)\.md$/.exec(name ?? "")?.[1];
    const isPage = kind !== "pages" || pageIds.some((page) => page === id);
    const spoken = /^checks\/([^/]+)\/says\/([a-zA-Z-]+)\.txt$/.exec(file);
    const complaintsIn = complaintsFile.exec(file)?.[1];
    if (spoken?.[1] && spoken[2]) {
      const says = folders.says.get(spoken[1]) ?? new Map<string, string>();
      folders.says.set(spoken[1], says.set(spoken[2], text));
    } else if (complaintsIn) {
      const complaints = folders.complaints.get(complaintsIn) ?? new Map<string, string>();
      folders.complaints.set(complaintsIn, complaints.set(file, text));
    } else if (
      (kind === "checks" || kind === "pages" || kind === "contacts" || kind === "letters") &&
      id &&
      locale &&
      isPage &&
      deeper.length === 0
    ) {
      const folder = folders[kind].get(id) ?? new Map<string, string>();
      folders[kind].set(id, folder.set(locale, text));
    } else if (
      kind === "incidents" &&
      id &&
      deeper.length === 0 &&
      (locale || (name === undefined && id.endsWith(".md")))
    ) {
      const incident = id.replace(/\.md$/, "");
      const texts = folders.incidents.get(incident) ?? new Map<string, string>();
      folders.incidents.set(incident, texts.set(file, text));
    } else if (!known.test(file)) {
      const message =
        kind === "complaints"
          ? "no file of this name is expected here; complaints are complaints/<language>/<any name>.txt"
          : "no file of this name is expected here; checks are checks/<id>/<language>.md, lists end in .yaml";
      problems.push({ file, line: 1, column: 1, message, severity: "error" });
    }
  }
  return folders;
}
