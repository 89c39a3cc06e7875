import { codeStatus } from "#machines/code-status/code-status.ts";
import type { PressResult } from "#machines/code-status/press-result.ts";
import { smallContent } from "#machines/testing/small-content.ts";
import type { Database } from "../data/database.ts";
import type { Asker } from "../resend/known-code.ts";
import { press } from "../resend/press.ts";
import type { ResendRules } from "../resend/resend-rules.ts";

const content = smallContent();

/** A press, and what its person sees then. */
export async function pressAndSee(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
  chance?: number,
): Promise<PressResult> {
  const { accepted, known, decision } = await press(database, asker, rules, now, chance);
  return { accepted, status: codeStatus(known, decision, content, now) };
}
