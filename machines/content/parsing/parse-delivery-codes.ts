import { z } from "zod";
import { actors, causes, confidences, permanences } from "../../evidence/cause.ts";
import { type DeliveryCodes, noDeliveryCodes, type Rule } from "../../evidence/delivery-codes.ts";
import { compilePattern } from "../../evidence/pattern.ts";
import type { Problem } from "../problem.ts";
import { parseYaml } from "../yaml/yaml-source.ts";

const folder = "delivery-codes/";
const defaultsFile = `${folder}causes.yaml`;
const text = z.string().trim().min(1, "must not be empty");
const list = z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(text).min(1));

const defaultsSchema = z.partialRecord(
  z.enum(causes),
  z.strictObject({ who: z.enum(actors), permanent: z.enum([...permanences, "by-code"]) }),
);

const vocabularySchema = z.strictObject({
  provider: text,
  /** Files of one provider are read in this order. */
  order: z.string().regex(/^\d+$/, "must be a whole number").transform(Number).default(0),
  next: text.optional(),
  reviewed: z.string().regex(/^\d{4}-\d{2}$/, "must be a year and a month, like 2026-11"),
  sources: z.record(z.string(), z.url({ error: "must be a web address" })),
  rules: z.array(
    z
      .strictObject({
        code: list.optional(),
        text: list.optional(),
        cause: z.enum(causes),
        confidence: z.enum(confidences).default("likely"),
        permanent: z.enum(permanences).optional(),
        who: z.enum(actors).optional(),
        source: text,
      })
      .refine((rule) => rule.code || rule.text, "needs `code`, `text` or both"),
  ),
});

/** Reads `delivery-codes/*.yaml`. `codes` is `null` exactly when a problem of severity `error` was found. Never throws. */
export function parseDeliveryCodes(files: ReadonlyMap<string, string>): {
  codes: DeliveryCodes | null;
  problems: Problem[];
} {
  const names = [...files.keys()].filter((name) => name.startsWith(folder)).sort();
  if (names.length === 0) return { codes: noDeliveryCodes, problems: [] };
  const problems: Problem[] = [];
  const defaults = parseYaml(defaultsFile, files.get(defaultsFile) ?? "", defaultsSchema);
  problems.push(...defaults.problems);
  const read = names
    .filter((name) => name !== defaultsFile)
    .flatMap((file) => {
      const parsed = parseYaml(file, files.get(file) ?? "", vocabularySchema);
      problems.push(...parsed.problems);
      return parsed.value ? [{ file, source: parsed.source, value: parsed.value }] : [];
    })
    .toSorted((a, b) => a.value.order - b.value.order);
  const vocabularies = new Map<string, Rule[]>();
  for (const { file, source, value } of read) {
    const rules = value.rules.map((rule, index): Rule => {
      const at = source.at(["rules", index]);
      const report = (message: string) => problems.push({ file, ...at, message, severity: "error" });
      const compile = (pattern: string, where: "within" | "whole") => {
        const compiled = compilePattern(pattern, where);
        if (compiled instanceof RegExp) return [compiled];
        report(compiled.reason);
        return [];
      };
      if (!value.sources[rule.source])
        report(`the source "${rule.source}" is not listed; known: ${Object.keys(value.sources).join(", ")}`);
      const usual = defaults.value?.[rule.cause];
      const permanent = rule.permanent ?? usual?.permanent;
      return {
        codes: (rule.code ?? []).flatMap((code) => compile(code, "whole")),
        texts: (rule.text ?? []).flatMap((pattern) => compile(pattern, "within")),
        cause: rule.cause,
        confidence: rule.confidence,
        permanent: permanent === "by-code" ? undefined : permanent,
        who: rule.who ?? usual?.who ?? "wait",
        ownWho: rule.who !== undefined,
        at: `${file}:${at.line}`,
      };
    });
    vocabularies.set(value.provider, [...(vocabularies.get(value.provider) ?? []), ...rules]);
  }
  const next = new Map(read.flatMap(({ value }) => (value.next ? [[value.provider, value.next] as const] : [])));
  for (const { file, source, value } of read) {
    if (value.next && !vocabularies.has(value.next))
      problems.push({
        file,
        ...source.at(["next"]),
        message: `there is no provider "${value.next}"; known: ${[...vocabularies.keys()].join(", ")}`,
        severity: "error",
      });
  }
  return { codes: problems.length > 0 ? null : { vocabularies, next }, problems };
}
