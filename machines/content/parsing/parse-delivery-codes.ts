import { z } from "zod";
import { actors, causes, permanences } from "../../evidence/cause.ts";
import { type DeliveryCodes, noDeliveryCodes, type Rule } from "../../evidence/rules/delivery-codes.ts";
import type { Problem } from "../problem.ts";
import { parseYaml } from "../yaml/yaml-source.ts";
import { compileRule, list, ruleSchema, type WordLists } from "./compile-rule.ts";

const folder = "delivery-codes/";
const defaultsFile = `${folder}causes.yaml`;
const text = z.string().trim().min(1, "must not be empty");

const defaultsSchema = z.partialRecord(
  z.enum(causes),
  z.strictObject({ who: z.enum(actors), permanent: z.enum([...permanences, "by-code"]) }),
);

const vocabularySchema = z.strictObject({
  provider: text,
  next: text.optional(),
  reviewed: z.string().regex(/^\d{4}-\d{2}$/, "must be a year and a month, like 2026-11"),
  sources: z.record(z.string(), z.url({ error: "must be a web address" })),
  /** Words that stand for each other: `{nobody}` in a pattern of this provider, in whichever file. */
  words: z.record(z.string().regex(/^[a-z-]+$/, "must be a word of small letters"), list).optional(),
  rules: z.array(ruleSchema),
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
    });
  const words = new Map<string, WordLists>();
  for (const { value } of read)
    words.set(value.provider, new Map([...(words.get(value.provider) ?? []), ...Object.entries(value.words ?? {})]));
  const vocabularies = new Map<string, Rule[]>();
  for (const { file, source, value } of read) {
    const rules = value.rules.flatMap((rule, index) => {
      const at = source.at(["rules", index]);
      const report = (message: string) => problems.push({ file, ...at, message, severity: "error" });
      if (!value.sources[rule.source])
        report(`the source "${rule.source}" is not listed; known: ${Object.keys(value.sources).join(", ")}`);
      const usual = defaults.value?.[rule.cause];
      const permanent = rule.permanent ?? usual?.permanent;
      return compileRule(
        rule,
        {
          permanent: permanent === "by-code" ? undefined : permanent,
          who: rule.who ?? usual?.who ?? "wait",
          ownWho: rule.who !== undefined,
          at: `${file}:${at.line}`,
          source: value.sources[rule.source] ?? "",
        },
        { words: words.get(value.provider) ?? new Map(), report },
      );
    });
    vocabularies.set(value.provider, [...(vocabularies.get(value.provider) ?? []), ...rules]);
  }
  for (const rules of vocabularies.values()) rules.sort((a, b) => b.weight - a.weight);
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
