import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { AskedFact, Facts } from "../content/fact.ts";
import { type Channel, signFact, wantsCode } from "../words.ts";
import { applies, askedFact, dependsOn } from "./applies.ts";
import { checkWeight, notSure, shareOf } from "./check-weight.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { Action, Model, Question } from "./model/model.ts";
import { whatWasSaid } from "./signs/said.ts";

/**
 * What the content says about a channel for what is known, and for the signs that were `shown`, as a model: each check settles one cause, as likely as its weight says; a check whose fix
 * shows only with a fresh code needs a trial; each fact that is asked is a question, whose values make checks that want another one
 * unlikely and rule none out.
 */
export function contentModel(content: Content, channel: Channel, facts: Facts, shown: ReadonlySet<string>): Model {
  const checks = [...content.checks.values()].filter((check) => applies(content, check, channel, facts));
  const mentioned = factsOf(content, shown);
  const asked = [...new Set(checks.flatMap((check) => [...dependsOn(check)]))].flatMap((id) => {
    const fact = facts.has(id) || mentioned.has(id) ? null : askedFact(content, channel, id);
    return fact ? [{ id, fact }] : [];
  });
  const said = whatWasSaid(checks, facts, shown);
  const { policy } = content.settings;
  return {
    causes: new Map(checks.map((check) => [check.id, checkWeight(content, check, channel, facts, said)])),
    actions: new Map(checks.map((check) => [check.id, toAction(check)])),
    questions: new Map(asked.map(({ id, fact }) => [id, toQuestion(id, fact, checks)])),
    places: new Map(Object.entries(content.places).map(([id, { opening }]) => [id, opening])),
    trialCost: likelihoodTable.changing * trialSeconds(content, channel),
    help: { cost: policy.help.cost },
  };
}

/** How long a fresh code takes, in seconds: until it may be asked for, and until it is there. */
export function trialSeconds({ settings: { policy } }: Content, channel: Channel): number {
  if (channel === "authenticator") return policy.authenticator.life;
  return (policy.resend.waits[0] ?? 0) + policy[channel].usual;
}

/** What signs speak of: whoever has read them and chose another one would not know it when asked either. */
function factsOf(content: Content, signs: ReadonlySet<string>): Set<string> {
  const values = content.facts.get(signFact)?.values ?? [];
  return new Set(values.flatMap(({ id, implies }) => (signs.has(id) ? Object.keys(implies) : [])));
}

function toAction(check: Check): Action {
  const { id, place, effort } = check;
  return { cost: effort + likelihoodTable.reading, place, needsTrial: !shows(check), fixes: new Map([[id, 1]]) };
}

/** Whether it is seen at once that a check helped. Where one of its answers says that the code is there, it is; that another one asks for a new code is the rarer case. */
export function shows({ answers }: Check): boolean {
  return answers.some(({ effect }) => effect === "solved") || !answers.some(({ effect }) => wantsCode(effect));
}

function toQuestion(key: string, fact: AskedFact, checks: readonly Check[]): Question {
  const { unsure, reading } = likelihoodTable;
  const isUnsure = fact.values.some(({ id }) => id === notSure);
  const rowOf = (value: string) =>
    checks.map((check): [string, number] => [
      check.id,
      value === notSure ? unsure : shareOf(check, key, fact, value) * (isUnsure ? 1 - unsure : 1),
    ]);
  return { cost: fact.effort + reading, values: new Map(fact.values.map(({ id }) => [id, new Map(rowOf(id))])) };
}
