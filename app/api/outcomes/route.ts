import { takeOutcome } from "#server/outcomes/take-outcome.ts";

/** Counts the end of a journey, once for each mark; see `takeOutcome`. */
export function POST(request: Request): Promise<Response> {
  return takeOutcome(request);
}
