import { suggestion } from "../yaml/yaml-source.ts";

interface ConditionFault {
  message: string;
  /** Of the fact, or of one of its values. */
  fact: string;
  index?: number;
}

/** Each fact and value of `conditions` (fact → values) that there is not. `facts`: all there are, with their values. */
export function conditionFaults(
  conditions: Iterable<readonly [string, readonly string[]]>,
  facts: ReadonlyMap<string, readonly string[]>,
): ConditionFault[] {
  return [...conditions].flatMap(([fact, values]): ConditionFault[] => {
    const known = facts.get(fact);
    if (!known) return [{ fact, message: `unknown fact "${fact}"${suggestion(fact, [...facts.keys()])}` }];
    return values.flatMap((value, index) =>
      known.includes(value) ? [] : [{ fact, index, message: `unknown ${fact} "${value}"${suggestion(value, known)}` }],
    );
  });
}
