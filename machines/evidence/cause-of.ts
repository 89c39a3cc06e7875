import type { DeliveryChannel } from "../words.ts";
import { confidences, type Finding } from "./cause.ts";
import { readReply, readSmtp, type SmtpReply } from "./reply/read-smtp.ts";
import type { DeliveryCodes, Rule } from "./rules/delivery-codes.ts";
import { merge, type Spoken, speak } from "./spoken.ts";
import { speakingRule, vocabulariesFor } from "./vocabulary.ts";

/** What a provider said about one message. */
export interface Report {
  /** The name of a vocabulary in `content/delivery-codes/`; what happens with any other name says `vocabulariesFor`. */
  provider?: string | undefined;
  channel?: DeliveryChannel | undefined;
  code?: string | undefined;
  text?: string | undefined;
  /** What was written for people beside it, read one after the other where code and text leave the cause open. */
  asides?: readonly string[] | undefined;
}

/** A finding, and the places (`file:line`) of the rules that spoke for it, the one that decided first. */
export interface Explanation {
  finding: Finding;
  rules: string[];
}

/**
 * What a report means. Code and words are read together: words that say something other than a vague code win, at the price of confidence.
 * Never throws; what the tables do not hold is `unknown`.
 */
export function causeOf(codes: DeliveryCodes, report: Report): Finding {
  return explainCause(codes, report).finding;
}

export function explainCause(codes: DeliveryCodes, report: Report): Explanation {
  let best = explainText(codes, report, report.text ?? "");
  for (const aside of report.asides ?? []) {
    if (sureness(best) < confidences.indexOf("weak")) break;
    const next = explainText(codes, report, aside);
    if (sureness(next) < sureness(best)) best = next;
  }
  return best;
}

function sureness({ finding: { cause, confidence } }: Explanation): number {
  return cause === "unknown" ? confidences.length : confidences.indexOf(confidence);
}

function explainText(codes: DeliveryCodes, report: Report, text: string): Explanation {
  const code = (report.code ?? "").trim();
  const asked = vocabulariesFor(codes, { ...report, code, text });
  const reply = asked.includes("smtp") ? readReply(code, text) : undefined;
  let spoken: Spoken | undefined;
  for (const name of asked) {
    const rules = codes.vocabularies.get(name) ?? [];
    spoken = merge(spoken, name === "smtp" && reply ? readSmtp(rules, reply) : readPlain(rules, code, text));
  }
  const kind = reply && classOf(reply);
  if (spoken) return { finding: finish(spoken, kind), rules: spoken.rules };
  return { finding: unknownFinding(kind), rules: [] };
}

function readPlain(rules: readonly Rule[], code: string, text: string): Spoken | undefined {
  const words = text.replace(/\s+/g, " ").trim();
  const codes = [code, ...code.split(/[\s,;]+/)].filter((part) => part !== "");
  const fitting = rules.filter(
    (rule) =>
      (rule.codes.length === 0 || codes.some((one) => rule.codes.some(({ regexp }) => regexp.test(one)))) &&
      (!rule.text || rule.text.regexp.test(words)),
  );
  const says = speakingRule(fitting);
  return says && speak(says);
}

function finish({ rule, confidence }: Spoken, kind: "4" | "5" | undefined): Finding {
  if (rule.cause === "unknown") return { ...unknownFinding(kind), ...(rule.ownWho && { who: rule.who }) };
  return { cause: rule.cause, permanent: rule.permanent ?? permanence(kind), who: rule.who, confidence };
}

function unknownFinding(kind: "4" | "5" | undefined): Finding {
  return { cause: "unknown", permanent: permanence(kind), who: kind === "5" ? "us" : "wait", confidence: "weak" };
}

function permanence(kind: "4" | "5" | undefined): Finding["permanent"] {
  return kind === "5" ? "yes" : kind === "4" ? "no" : "unknown";
}

/** The class of the most telling code: the enhanced one, else the reply code. */
function classOf({ codes: { enhanced, basic } }: SmtpReply): "4" | "5" | undefined {
  const kind = [...enhanced, ...basic].map((one) => one.charAt(0)).find((one) => one === "4" || one === "5");
  return kind === "4" || kind === "5" ? kind : undefined;
}
