import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { AskedFact, Facts } from "../content/fact.ts";
import type { Channel } from "../words.ts";
import { askedFact, couldApply, dependsOn } from "./applies.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { Action, Model, Question } from "./model/model.ts";

/**
 * What the content says about a channel, as a model: each check settles one cause, as likely as its likelihood says; a check whose fix
 * shows only with a fresh code needs a trial; each fact that is asked is a question, whose values make checks that want another one
 * unlikely and rule none out.
 */
export function contentModel(content: Content, channel: Channel, facts: Facts): Model {
  const checks = [...content.checks.values()].filter((check) => couldApply(check, channel, facts));
  const asked = [...new Set(checks.flatMap((check) => [...dependsOn(check)]))].flatMap((id) => {
    const fact = facts.has(id) ? null : askedFact(content, channel, id);
    return fact ? [{ id, fact }] : [];
  });
  const { weights, help } = likelihoodTable;
  const { policy } = content.settings;
  const wait = policy.resend.waits[0] ?? 0;
  return {
    causes: new Map(checks.map(({ id, likelihood }) => [id, weights[likelihood[channel]]])),
    actions: new Map(checks.map((check) => [check.id, toAction(check)])),
    questions: new Map(asked.map(({ id, fact }) => [id, toQuestion(id, fact, checks)])),
    places: new Map(Object.entries(content.places).map(([id, { opening }]) => [id, opening])),
    trialCost: channel === "authenticator" ? policy.authenticator.life : wait + policy[channel].usual,
    help: { cost: help },
  };
}

function toAction({ id, place, effort, answers }: Check): Action {
  return {
    cost: effort,
    place,
    needsTrial: answers.some(({ effect }) => effect === "fixed"),
    fixes: new Map([[id, 1]]),
  };
}

function toQuestion(key: string, { effort, values }: AskedFact, checks: readonly Check[]): Question {
  const { unlikely, unsure } = likelihoodTable;
  const sure = values.filter(({ id }) => id !== notSure);
  const rows = checks.map((check) => {
    const shares = sure.map(({ id }) => (allows(check, key, id) ? 1 : unlikely));
    const sum = shares.reduce((total, share) => total + share, 0);
    const left = sure.length < values.length ? 1 - unsure : 1;
    return { id: check.id, shares: shares.map((share) => (share / sum) * left) };
  });
  const named = sure.map(({ id }, at): [string, Map<string, number>] => [
    id,
    new Map(rows.map((row) => [row.id, row.shares[at] ?? 0])),
  ]);
  const unsureRow = values
    .filter(({ id }) => id === notSure)
    .map(({ id }): [string, Map<string, number>] => [id, new Map(rows.map((row) => [row.id, unsure]))]);
  return { cost: effort, values: new Map([...named, ...unsureRow]) };
}

/** By the convention of `content/facts.yaml`. */
const notSure = "not-sure";

function allows(check: Check, fact: string, value: string): boolean {
  const must = check.when.must[fact];
  return (must === undefined || must.includes(value)) && !(check.when.not[fact]?.includes(value) ?? false);
}
