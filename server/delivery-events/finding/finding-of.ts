import type { Finding } from "#machines/evidence/cause.ts";
import { explainCause } from "#machines/evidence/cause-of.ts";
import type { DeliveryCodes } from "#machines/evidence/rules/delivery-codes.ts";
import type { ReportedEvent } from "../reported-event.ts";

/** A finding, and the places (`file:line`) of the rules that spoke for it. */
export interface Explained {
  finding: Finding;
  rules: string[];
}

const arrived: Finding = { cause: "delivered", permanent: "no", who: "you", confidence: "certain" };
const late: Finding = { cause: "delayed", permanent: "no", who: "wait", confidence: "certain" };
const nothing: Finding = { cause: "unknown", permanent: "unknown", who: "wait", confidence: "weak" };

/** What an event means; nothing for an event that tells of no outcome. `sender`: whose words they are, where the event does not say. */
export function findingOf(event: ReportedEvent, codes: DeliveryCodes, sender: string): Explained | undefined {
  if (event.stage === "other" || event.stage === "sent") return undefined;
  if (event.stage === "delivered") return { finding: arrived, rules: [] };
  const explained = explainCause(codes, { ...event, provider: event.provider ?? sender });
  const { cause } = explained.finding;
  const contradicts = cause === "delivered" || (event.stage === "failed" && cause === "delayed");
  if (cause !== "unknown" && !contradicts) return explained;
  if (event.stage === "delayed") return { finding: late, rules: [] };
  return contradicts ? { finding: nothing, rules: [] } : explained;
}
