import type { Cause } from "../cause.ts";
import type { Rule } from "../rules/delivery-codes.ts";
import { fitOf } from "../rules/pattern.ts";
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
  const code = byCode(rules, reply);
  const words = byWords(rules, reply, code);
  const spoken = words && code ? together(words, code) : (words ?? code);
  return heardInPhase(spoken, rules, reply);
}

function together(words: Spoken, code: Spoken): Spoken {
  if (code.rule.cause === "unknown") return words;
  const vague = words.confidence === "weak" && code.confidence !== "weak";
  return vague ? weigh(code, words) : weigh(words, code);
}

/**
 * The most exact words. Vague ones give way to a clear reason beside them; of two reasons that one counts which the number names as well; words of
 * another cause leave a doubt; words that could mean much are only heard alone.
 */
function byWords(rules: readonly Rule[], reply: SmtpReply, code: Spoken | undefined): Spoken | undefined {
  const heard = rules.flatMap((rule) => hear(rule, reply)).toSorted((a, b) => b.fit - a.fit);
  const clear = heard.filter(({ rule }) => rule.confidence !== "weak");
  const reasons = clear.filter(({ rule, fit }) => !rule.vague && fit >= clearFit);
  const named = code?.confidence === "weak" ? undefined : code?.rule.cause;
  const agreed = clear.find(({ rule }) => rule.cause === named && rule.confidence === "certain");
  const first = clear[0]?.rule.vague ? (reasons[0] ?? clear[0]) : clear[0];
  const chosen = (agreed ?? first ?? heard[0])?.rule;
  if (!chosen) return undefined;
  const same = clear.filter(({ rule }) => rule.cause === chosen.cause);
  const confidence = same.some(({ rule }) => rule.confidence === "certain") ? "certain" : chosen.confidence;
  const rival = clear.find(({ rule }) => rule.cause !== chosen.cause && !rule.vague)?.rule;
  if (!rival) return { ...speak(chosen), confidence };
  return { rule: chosen, confidence: lower(confidence), rules: [chosen.at, rival.at] };
}

/** Letters that a statement needs to be a reason: more than one short word. */
const clearFit = 10;

function hear(rule: Rule, { codes, words }: SmtpReply): { rule: Rule; fit: number }[] {
  const { text } = rule;
  const fit = text && fitOf(text, text.named ? words.named : words.plain);
  if (!text || fit === undefined) return [];
  if (rule.codes.length > 0 && ![...codes.enhanced, ...codes.basic].some((one) => fits(rule, one))) return [];
  return [{ rule, fit: fit + rule.weight - text.weight }];
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
