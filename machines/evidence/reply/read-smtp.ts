import type { Cause } from "../cause.ts";
import type { Rule } from "../rules/delivery-codes.ts";
import { lower, type Spoken, speak, weigh } from "../spoken.ts";
import { type Phase, phaseOf } from "./phase.ts";
import { readSmtpCodes, type SmtpCodes } from "./smtp-codes.ts";
import { readWords, type Words } from "./words.ts";

/** A reply, taken apart. */
export interface SmtpReply {
  phase: Phase | undefined;
  codes: SmtpCodes;
  words: Words;
}

export function readReply(code: string, text: string): SmtpReply {
  return { phase: phaseOf(text), codes: readSmtpCodes(code, text), words: readWords(text) };
}

/**
 * What the rules make of a reply. Words outrank numbers, since servers use numbers for everything; only words that could mean much give way.
 * `rules` come the most exact first.
 */
export function readSmtp(rules: readonly Rule[], reply: SmtpReply): Spoken | undefined {
  const words = byWords(rules, reply);
  const code = byCode(rules, reply);
  const spoken = words && code ? together(words, code) : (words ?? code);
  return heardInPhase(spoken, rules, reply);
}

function together(words: Spoken, code: Spoken): Spoken {
  if (code.rule.cause === "unknown") return words;
  const vague = words.confidence === "weak" && code.confidence !== "weak";
  return vague ? weigh(code, words) : weigh(words, code);
}

/** The most exact words; words of another cause beside them leave a doubt, and words that could mean much are only heard alone. */
function byWords(rules: readonly Rule[], { codes, words }: SmtpReply): Spoken | undefined {
  const all = [...codes.enhanced, ...codes.basic];
  let first: Rule | undefined;
  let faint: Rule | undefined;
  for (const rule of rules) {
    if (!rule.text?.regexp.test(rule.text.named ? words.named : words.plain)) continue;
    if (rule.codes.length > 0 && !all.some((one) => fits(rule, one))) continue;
    if (rule.confidence === "weak") faint ??= rule;
    else if (!first) first = rule;
    else if (rule.cause !== first.cause)
      return { ...speak(first), confidence: lower(first.confidence), rules: [first.at, rule.at] };
  }
  const rule = first ?? faint;
  return rule && speak(rule);
}

function byCode(rules: readonly Rule[], { codes }: SmtpReply): Spoken | undefined {
  const plain = rules.filter((rule) => !rule.text);
  const telling = codes.enhanced.filter((one) => !/\.0\.0$/.test(one));
  let vague = false;
  // A reply code is only asked where no closer code stands beside it.
  for (const one of telling.length > 0 ? telling : codes.basic) {
    const rule = plain.find((candidate) => fits(candidate, one) && !closesConnection(candidate.cause, codes));
    if (rule && rule.cause !== "unknown")
      return { ...speak(rule), confidence: vague ? lower(rule.confidence) : rule.confidence };
    // A code that is known to mean nothing in particular makes what the next one says less sure.
    if (rule) vague = true;
  }
  return undefined;
}

function fits(rule: Rule, code: string): boolean {
  return rule.codes.some(({ regexp }) => regexp.test(code));
}

/** 421 ends the connection, so the number beside it cannot be about one mailbox. */
function closesConnection(cause: Cause, { basic }: SmtpCodes): boolean {
  return basic[0] === "421" && aboutPerson(cause);
}

function aboutPerson(cause: Cause): boolean {
  return cause === "mailbox-unknown" || cause === "mailbox-disabled" || cause === "mailbox-full";
}

/** Before the recipient was named, a reply can only be about us, whatever it says; what is refused without a reason is told by the moment. */
function heardInPhase(spoken: Spoken | undefined, rules: readonly Rule[], reply: SmtpReply): Spoken | undefined {
  const { phase, codes } = reply;
  const early = phase === "greeting" || phase === "hello" || phase === "sender";
  const silent = !spoken || spoken.rule.cause === "unknown";
  if (!phase || (spoken && spoken.rule.cause === "unknown" && spoken.rule.text)) return spoken;
  if (!silent && !(early && aboutPerson(spoken.rule.cause))) return spoken;
  const lasting = [...codes.enhanced, ...codes.basic].some((one) => one.startsWith("5"));
  const rule = lasting ? rules.find(({ phase: only }) => only === phase) : undefined;
  if (!rule) return silent ? spoken : undefined;
  return { rule, confidence: silent ? rule.confidence : "likely", rules: [rule.at, ...(spoken?.rules ?? [])] };
}
