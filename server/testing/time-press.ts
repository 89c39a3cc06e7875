import { newestDelivery } from "#machines/resend/known-code.ts";
import type { Database } from "../data/database.ts";
import type { Asker } from "../resend/known-code.ts";
import { press } from "../resend/press.ts";
import type { ResendRules } from "../resend/resend-rules.ts";
import type { TimedPress } from "./site-messages.ts";

/** A press by the clock, without chance in its wait. `delivery`: the id of the code it leads to. */
export async function timePress(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
): Promise<TimedPress & { delivery: string | null }> {
  const began = performance.now();
  const { accepted, known, decision } = await press(database, asker, rules, now, 0);
  return {
    accepted,
    refusal: decision.verdict === "allowed" ? null : decision.because,
    milliseconds: performance.now() - began,
    delivery: accepted ? newestDelivery(known).id : null,
  };
}
