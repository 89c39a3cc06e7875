import type { Cause, Confidence } from "../cause.ts";
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
  return heardInPhase(words && code ? together(words, code) : (words?.spoken ?? code), rules, reply);
}

interface Statement {
  spoken: Spoken;
  /** No more than a short word, which may stand there for anything. */
  short: boolean;
}

function together({ spoken, short }: Statement, code: Spoken): Spoken {
  if (code.rule.cause === "unknown") return spoken;
  const gives = spoken.confidence === "weak" || (short && code.confidence === "certain");
  return gives && code.confidence !== "weak" ? weigh(code, spoken) : weigh(spoken, code);
}

/**
 * The most exact words. Vague ones give way to a clear reason beside them; of two reasons that one counts which the number names as well; words of
 * another cause leave a doubt; words that could mean much are only heard alone.
 */
function byWords(rules: readonly Rule[], reply: SmtpReply, code: Spoken | undefined): Statement | undefined {
  const heard = rules.flatMap((rule) => hear(rule, reply)).toSorted((a, b) => b.fit - a.fit);
  const clear = heard.filter(({ rule }) => rule.confidence !== "weak");
  const reasons = clear.filter(({ rule, fit }) => !rule.vague && fit >= clearFit);
  const named = code?.confidence === "weak" ? undefined : code?.rule.cause;
  const agreed = clear.find(({ rule }) => rule.cause === named && rule.confidence === "certain");
  const first = clear[0]?.rule.vague ? (reasons[0] ?? clear[0]) : clear[0];
  const best = agreed ?? first ?? heard[0];
  if (!best) return undefined;
  const { rule: chosen, fit } = best;
  const short = fit < clearFit && !chosen.vague;
  const same = clear.filter(({ rule }) => rule.cause === chosen.cause);
  const spoken = { ...speak(chosen), confidence: surestOf(same, chosen.confidence, reply) };
  const rival = clear.find(({ rule }) => rule.cause !== chosen.cause && !rule.vague)?.rule;
  if (!rival) return { spoken, short };
  return { spoken: { ...spoken, confidence: lower(spoken.confidence), rules: [chosen.at, rival.at] }, short };
}

/** Certain is only what a name says, or a statement that is most of the reply; a refusal for now is never certain about the reason. */
function surestOf(same: readonly Heard[], own: Confidence, { codes, words }: SmtpReply): Confidence {
  const sure = same.filter(({ rule }) => rule.confidence === "certain");
  if (sure.length === 0) return own;
  const passing = [...codes.enhanced, ...codes.basic].some((one) => one.startsWith("4"));
  if (passing && sure.some(({ rule }) => rule.cause === "filtered")) return "likely";
  const clear = sure.some(({ rule, fit }) => rule.text?.named || fit >= words.plain.length * leastShare);
  return clear ? "certain" : "likely";
}

/** How much of a reply a statement must be to leave no room for another meaning. */
const leastShare = 0.4;

/** Letters that a statement needs to be a reason: more than one short word. */
const clearFit = 10;

interface Heard {
  rule: Rule;
  fit: number;
}

function hear(rule: Rule, { codes, words }: SmtpReply): Heard[] {
  const { text } = rule;
  const fit = text && fitOf(text, text.named ? words.named : words.plain);
  if (!text || fit === undefined) return [];
  if (rule.codes.length > 0 && ![...codes.enhanced, ...codes.basic].some((one) => fits(rule, one))) return [];
  return [{ rule, fit: fit + rule.weight - text.weight }];
}

/** The closest code; a reply code beside it is only heard where it has one meaning and the closer one has none. */
function byCode(rules: readonly Rule[], { codes }: SmtpReply): Spoken | undefined {
  const plain = rules.filter((rule) => !rule.text && !rule.phase);
  const ruleOf = (one: string) =>
    plain.find((candidate) => fits(candidate, one) && !closesConnection(candidate.cause, codes));
  const close = codes.enhanced.filter((one) => !/\.0\.0$/.test(one)).flatMap((one) => ruleOf(one) ?? []);
  const basic = codes.basic.flatMap((one) => ruleOf(one) ?? []);
  const found = [...close, ...basic.filter(({ confidence }) => close.length === 0 || confidence !== "weak")];
  const telling = found.filter(({ cause }) => cause !== "unknown");
  const rule = telling.find(({ confidence }) => confidence !== "weak") ?? telling[0];
  if (!rule) return undefined;
  // A code that is known to mean nothing in particular makes what the next one says less sure.
  const unsure = found.indexOf(rule) > 0;
  return { ...speak(rule), confidence: unsure ? lower(rule.confidence) : rule.confidence };
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
