import { type Choice, rankingQuestion, readRanking } from "#machines/own-words/ranking-question.ts";
import { readRawBody } from "../raw-body.ts";
import type { AssistantSettings } from "./assistant-settings.ts";

/** The ids it named, known to us or not; or why there are none, in words that hold nothing of what was asked or replied. */
export type Ranking = { ids: string[]; failure: null } | { ids: null; failure: string };

/** A ranking takes a few hundred bytes, and what servers add to it some thousand. */
const mostBytes = 64 * 1024;

/** Asks the operator's model server once, for `timeout` milliseconds in all. Never rejects. */
export async function askModel(
  text: string,
  choices: readonly Choice[],
  { url, model, key, timeout }: AssistantSettings & { timeout: number },
): Promise<Ranking> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(rankingQuestion(text, choices, model)),
      // The operator vouches for one address; following a redirect would hand the words to another.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { ids: null, failure: `replied ${response.status}` };
    }
    const body = await readRawBody(response, mostBytes);
    if (!body) {
      // Too long by its own word: nothing of it was read.
      if (!response.bodyUsed) await response.body?.cancel();
      return { ids: null, failure: "replied at too great length" };
    }
    const ids = readRanking(body.toString("utf8"));
    return ids ? { ids, failure: null } : { ids: null, failure: "replied what is no ranking" };
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    return { ids: null, failure: isLate ? "did not reply in time" : "could not be reached" };
  }
}
