import { z } from "zod";
import { parseYaml } from "../content/parsing/yaml-source.ts";
import type { Problem } from "../content/problem.ts";
import { actors, type Cause, causes, confidences, type Finding, permanences } from "./cause.ts";
import { compilePattern } from "./pattern.ts";

/** One line of a vocabulary: what these codes, these words, or both together mean. */
export interface Rule {
  codes: readonly RegExp[];
  texts: readonly RegExp[];
  cause: Cause;
  confidence: Finding["confidence"];
  /** Not set: by the class of the code (4 = no, 5 = yes), else unknown. */
  permanent: Finding["permanent"] | undefined;
  who: Finding["who"];
  /** Whether the rule itself says who, rather than the usual for its cause. */
  ownWho: boolean;
  /** `file:line`, to find the reason of a finding. */
  at: string;
}

/** What the codes of every provider mean, ready to be asked. */
export interface DeliveryCodes {
  /** Vocabulary → its rules; the first that fits wins. */
  vocabularies: ReadonlyMap<string, readonly Rule[]>;
  /** Vocabulary → the one asked next: mail services pass on what the mail server said. */
  next: ReadonlyMap<string, string>;
}

/** Knows nothing: every report is `unknown`. */
export const noDeliveryCodes: DeliveryCodes = { vocabularies: new Map(), next: new Map() };

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
