import { z } from "zod";
import type { Finding } from "#machines/evidence/cause.ts";
import { explainCause } from "#machines/evidence/cause-of.ts";
import type { DeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { eventsOfReport } from "../readers/own-system.ts";
import { parseJson, type ReportedEvent } from "../reported-event.ts";
import { type Explained, findingOf } from "./finding-of.ts";

/** One line of `npm run explain -- --jsonl`. `cause` is `null` for what reports no failure, and beside a `problem`. */
export interface Answer {
  cause: Finding["cause"] | null;
  who: Finding["who"] | null;
  certainty: Finding["confidence"] | null;
  /** `file:line` of the rule that decided. */
  rule: string | null;
  /** What is wrong with the question. */
  problem?: string;
}

const word = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((given) => given ?? undefined);
const questionSchema = z.union([
  z.object({ report: z.string() }),
  z.object({ provider: word, code: word, text: word, channel: z.enum(["email", "sms"]).optional() }),
]);

const silent: Answer = { cause: null, who: null, certainty: null, rule: null };

/** Answers one line of JSON: `{"provider", "code", "text"}` (any may be missing) or `{"report": "<raw mail>"}`. Never throws. */
export function explainLine(codes: DeliveryCodes, line: string): Answer {
  const question = questionSchema.safeParse(parseJson(line));
  if (!question.success) return { ...silent, problem: "not a question: one JSON object per line is expected" };
  if (!("report" in question.data)) return answer(explainCause(codes, question.data));
  const reading = eventsOfReport(question.data.report, "report", new Date(0));
  return "refused" in reading ? silent : answer(mostTelling(codes, reading.events));
}

/** Of several recipients the one that tells most: a failure before a delay, a known cause before an unknown one. */
export function mostTelling(codes: DeliveryCodes, events: ReportedEvent[], sender = "smtp"): Explained | undefined {
  const found = events.flatMap((event) => {
    const explained = findingOf(event, codes, sender);
    return explained ? [{ explained, failed: event.stage === "failed" }] : [];
  });
  const rank = ({ explained, failed }: (typeof found)[number]) =>
    (failed ? 0 : 2) + (explained.finding.cause === "unknown" ? 1 : 0);
  return found.toSorted((a, b) => rank(a) - rank(b))[0]?.explained;
}

function answer(explained: Explained | undefined): Answer {
  if (!explained || explained.finding.cause === "delivered") return silent;
  const { cause, who, confidence } = explained.finding;
  return { cause, who, certainty: confidence, rule: explained.rules[0] ?? null };
}
