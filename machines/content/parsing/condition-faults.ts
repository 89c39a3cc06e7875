import type { Vocabulary } from "../body/parse-body.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";

/** Reports each fact and value of `conditions` (fact → values, written at `path`) that there is not. */
export function conditionFaults(
  conditions: Readonly<Record<string, readonly string[]>>,
  path: readonly string[],
  source: YamlSource,
  vocabulary: Vocabulary,
  report: (message: string, at: { line: number; column: number }) => void,
): void {
  const facts = [...vocabulary.facts.keys()].filter((name) => name !== "channel");
  for (const [fact, values] of Object.entries(conditions)) {
    const known = facts.includes(fact) ? vocabulary.facts.get(fact) : undefined;
    if (fact === "channel")
      report('"channel" is not a condition; write the channels under channels:', source.atKey([...path, fact]));
    else if (!known) report(`unknown fact "${fact}"${suggestion(fact, facts)}`, source.atKey([...path, fact]));
    for (const [index, value] of values.entries()) {
      if (known && !known.includes(value)) {
        report(`unknown ${fact} "${value}"${suggestion(value, known)}`, source.at([...path, fact, index]));
      }
    }
  }
}
