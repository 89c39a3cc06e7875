import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { AskedFact, Facts } from "../content/fact.ts";
import { concerns } from "../content/incident.ts";
import { checksNamed } from "../content/sign.ts";
import { type Channel, refused, symptomFact } from "../words.ts";

/**
 * Whether a check can help this person at all: right channel, not ruled out by evidence that is certain, and no condition against it that is certain. What somebody is asked
 * on the way is not certain, people misread and mistake: it makes a check less likely (`check-weight.ts`) and hides none.
 */
export function applies(content: Content, check: Check, channel: Channel, facts: Facts): boolean {
  if (!check.channels.includes(channel)) return false;
  // Somebody read its sentence and said "that is it", or their words say so: newer than any fact or report.
  if (checksNamed(facts).includes(check.id)) return true;
  if (!isProbable(facts) && isRuledOut(check, facts)) return false;
  const isCertain = ([fact]: [string, string[]]) => content.facts.get(fact)?.ask !== "step";
  const must = Object.entries(check.when.must).filter(isCertain);
  const not = Object.entries(check.when.not).filter(isCertain);
  const isAmong = ([fact, values]: [string, string[]]) => values.includes(facts.get(fact) ?? "");
  return must.every(isAmong) && !not.some(isAmong);
}

/** A report says that it is not this. */
export function isRuledOut(check: Check, facts: Facts): boolean {
  const evidence = facts.get("evidence");
  return evidence !== undefined && check.ruledOutBy.includes(evidence);
}

/** The report is not certain: it makes likelier and less likely, and hides nothing. */
export function isProbable(facts: Facts): boolean {
  return facts.get("sure") === "probably";
}

/** A report says for certain that somebody else must act. */
export function isForOthers(content: Content, facts: Facts): boolean {
  return isTold(content, facts, "others-act");
}

/** What is known of the last code asks for a fresh one before anything else: nothing came, and now it would be too late. */
export function asksForCode(content: Content, channel: Channel, facts: Facts): boolean {
  return channel !== "authenticator" && facts.get(symptomFact) !== refused && isTold(content, facts, "code-is-over");
}

function isTold(content: Content, facts: Facts, word: string): boolean {
  const reports = content.facts.get("evidence")?.values ?? [];
  const known = reports.find(({ id }) => id === facts.get("evidence"));
  return (known?.tells?.includes(word) ?? false) && !isProbable(facts);
}

/** The question of a fact on this channel, if it has one. */
export function askedFact(content: Content, channel: Channel, key: string): AskedFact | null {
  const fact = content.facts.get(key);
  return fact?.ask === "step" && fact.channels.includes(channel) ? fact : null;
}

/** The facts that bear on a check. */
export function dependsOn(check: Check): Set<string> {
  return new Set([...Object.keys(check.when.must), ...Object.keys(check.when.not)]);
}

/** What brings a check to the front: the report about this very code, or, without one, an incident that certainly concerns the journey. */
export function raisedBy(
  content: Content,
  check: Check,
  channel: Channel,
  facts: Facts,
): "evidence" | "incident" | null {
  const evidence = facts.get("evidence");
  if (evidence !== undefined) return check.raisedBy.includes(evidence) ? "evidence" : null;
  const isFirst = content.running.some(
    (incident) =>
      (incident.first?.includes(check.id) ?? check.raisedBy.includes("incident")) &&
      concerns(incident, channel, facts, content.facts) === "yes",
  );
  return isFirst ? "incident" : null;
}
