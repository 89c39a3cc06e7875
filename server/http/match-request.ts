import type { z } from "zod";
import type { Content } from "#machines/content/content.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { matchRequestSchema } from "#machines/wizard/views/view-match.ts";
import type { Channel } from "#machines/words.ts";
import { readRawBody } from "../raw-body.ts";

interface MatchRequest {
  text: string;
  channel: Channel | null;
  locale: string;
  facts: ReadonlyMap<string, string>;
}

export type ReadMatch = { request: MatchRequest; reason: null } | { request: null; status: number; reason: string };

/** 2,000 characters, each written as two escapes of JSON, and the rest. */
const mostBytes = 32 * 1024;

/** The body of `POST /api/v1/match`, or why it cannot be taken and with which status: 400, 413 or 415. The text is in no reason. */
export async function readMatchRequest(content: Content, request: Request): Promise<ReadMatch> {
  const refuse = (status: number, reason: string) => ({ request: null, status, reason });
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return refuse(415, "send JSON, with content-type: application/json");
  const body = await readRawBody(request, mostBytes);
  if (body === null) return refuse(413, `more than ${mostBytes} bytes`);
  const json = parseJson(body.toString("utf8"));
  if (json === undefined) return refuse(400, "this is not JSON");
  const read = matchRequestSchema.safeParse(json);
  if (!read.success) return refuse(400, reasonOf(read.error.issues));
  const { locales } = content.settings;
  const { text, channel = null, locale = locales[0] ?? "en", facts = {} } = read.data;
  if (!locales.includes(locale)) return refuse(400, `unknown locale; known: ${locales.join(", ")}`);
  const { journey } = readJourney(content, channel, Object.entries(facts));
  return { request: { text, channel, locale, facts: journey.facts }, reason: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf([issue]: readonly z.core.$ZodIssue[]): string {
  const where = issue?.path.join(".");
  return `${where ? `${where}: ` : ""}${issue?.message ?? "not what is expected"}`;
}
