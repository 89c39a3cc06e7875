import { createHash } from "node:crypto";
import { z } from "zod";
import { withoutBlockNotes } from "../body/block.ts";
import { withoutDrawings } from "../body/drawing.ts";
import type { Problem } from "../problem.ts";
import type { YamlSource } from "../yaml/yaml-source.ts";

/** Front-matter key of a translation: the stamp of the source text it was made from. `npm run content:stamp` writes it. */
export const translates = z
  .string()
  .regex(/^[0-9a-f]{8}$/, "is written by npm run content:stamp")
  .optional();

/** Depends on every word people read in the source text, and on nothing else: neither a changed likelihood nor Windows line endings make a translation stale. */
export function sourceStamp(words: readonly string[], body: string): string {
  return createHash("sha256")
    .update(JSON.stringify([words, withoutDrawings(withoutBlockNotes(body.replaceAll("\r\n", "\n"))).trim()]))
    .digest("hex")
    .slice(0, 8);
}

/** Advice when a translation was made from an older text than today's. It is shown all the same. */
export function staleProblems(file: string, stamp: string | undefined, today: string, source: YamlSource): Problem[] {
  if (stamp === today) return [];
  const what = stamp === undefined ? "does not say which text it translates" : "is older than the text it translates";
  const message = `the translation ${what}; compare the two, then run npm run content:stamp`;
  return [{ file, ...source.at(["translates"]), message, severity: "warning" }];
}

/** Advice for each language of the site in which a text is missing; the source language is shown instead. */
export function missingProblems(
  folder: string,
  has: (locale: string) => boolean,
  locales: readonly string[],
): Problem[] {
  return locales
    .filter((locale) => !has(locale))
    .map((locale) => ({
      file: `${folder}/${locale}.md`,
      line: 1,
      column: 1,
      message: "the translation is missing; people see the first language instead",
      severity: "warning",
    }));
}
