import { z } from "zod";
import { suggestion } from "#machines/content/yaml/yaml-source.ts";
import type { Finding } from "#machines/evidence/cause.ts";
import { explainCause } from "#machines/evidence/cause-of.ts";
import type { DeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import { parseJson } from "../../json-body.ts";
import { providers } from "../providers.ts";
import { eventsOfReport } from "../readers/own-system.ts";
import type { ReportedEvent } from "../reported-event.ts";
import { type Explained, findingOf } from "./finding-of.ts";

/** What `npm run explain -- --jsonl` prints for a line. `cause` is `null` for what reports no failure, and beside a `problem`. */
export interface LineFinding {
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
  z.object({ webhook: z.string(), body: z.unknown() }),
  z
    .object({ provider: word, code: word, text: word, channel: z.enum(["email", "sms"]).optional() })
    .refine(({ provider, code, text }) => [provider, code, text].some((one) => one !== undefined), "nothing is asked"),
]);

/** One thing that was reported, with what it means. */
export interface Asked {
  event: Pick<ReportedEvent, "code" | "text" | "asides"> & Partial<ReportedEvent>;
  explained: Explained | undefined;
}

const silent: LineFinding = { cause: null, who: null, certainty: null, rule: null };

/**
 * What one line of JSON means: `{"provider", "code", "text"}` (any may be missing), `{"report": "<raw mail>"}` or `{"webhook": "<provider>", "body"}`.
 * Never throws.
 */
export async function explainLine(codes: DeliveryCodes, line: string): Promise<LineFinding> {
  const asked = await explainQuestion(codes, parseJson(line));
  if ("problem" in asked) return { ...silent, problem: asked.problem };
  const { explained } = mostTelling(asked.asked) ?? {};
  if (!explained || explained.finding.cause === "delivered") return silent;
  const { cause, who, confidence } = explained.finding;
  return { cause, who, certainty: confidence, rule: explained.rules[0] ?? null };
}

/** Reads a question with the code that reads reports in the product. Nothing is proven and nothing is kept. */
export async function explainQuestion(
  codes: DeliveryCodes,
  question: unknown,
): Promise<{ asked: Asked[] } | { problem: string }> {
  const read = questionSchema.safeParse(question);
  if (!read.success)
    return {
      problem:
        "not a question: one JSON object is expected, with provider, code or text, with report, or with webhook and body",
    };
  try {
    if ("report" in read.data) {
      const reading = await eventsOfReport(read.data.report, "report", new Date(0));
      return { asked: "refused" in reading ? [] : explainEvents(codes, reading.events, "own") };
    }
    if ("webhook" in read.data) return explainWebhook(codes, read.data.webhook, read.data.body);
    return { asked: [{ event: read.data, explained: explainCause(codes, read.data) }] };
  } catch (cause) {
    return { problem: `cannot be read: ${cause instanceof Error ? cause.message : "no reason"}` };
  }
}

function explainWebhook(codes: DeliveryCodes, name: string, body: unknown): { asked: Asked[] } | { problem: string } {
  const provider = providers.get(name.trim().toLowerCase());
  if (!provider) return { problem: `there is no provider "${name}"${suggestion(name, [...providers.keys()])}` };
  const { events } = provider.understand(typeof body === "string" ? bodyOf(body) : body, new Date());
  return { asked: explainEvents(codes, events, name) };
}

/** A body as it travels: JSON, else the fields of a form. */
export function bodyOf(text: string): unknown {
  return parseJson(text) ?? Object.fromEntries(new URLSearchParams(text));
}

function explainEvents(codes: DeliveryCodes, events: readonly ReportedEvent[], sender: string): Asked[] {
  return events.map((event) => ({ event, explained: findingOf(event, codes, sender) }));
}

/** Of several recipients or events the one that tells most: a failure before a delay, a known cause before an unknown one. */
function mostTelling(asked: readonly Asked[]): Asked | undefined {
  const rank = ({ event, explained }: Asked) =>
    (explained ? 0 : 8) +
    (event.stage === "delivered" ? 4 : event.stage === "delayed" ? 2 : 0) +
    (explained?.finding.cause === "unknown" ? 1 : 0);
  return asked.toSorted((a, b) => rank(a) - rank(b))[0];
}
