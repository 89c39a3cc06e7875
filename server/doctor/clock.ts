import { toleranceSeconds } from "../tickets/ticket.ts";
import { type Finding, good, wrong } from "./finding.ts";
import type { Reply } from "./knock.ts";

/** `20 seconds ahead`, `20 seconds behind`. */
export function aheadOrBehind(seconds: number): string {
  return `${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead" : "behind"}`;
}

/** How far a clock is off that tickets and signatures cannot go by; `null` where it is fine or tells nothing. */
export function secondsOff({ secondsAhead }: Reply): number | null {
  return secondsAhead !== null && Math.abs(secondsAhead) > toleranceSeconds ? secondsAhead : null;
}

/** What a reply tells of the clock there; nothing where it tells no time. */
export function clockFindings(tried: string, reply: Reply): Finding[] {
  const { secondsAhead } = reply;
  if (secondsAhead === null) return [];
  const says = `is ${aheadOrBehind(secondsAhead)}${secondsAhead > 0 ? " of" : ""} the one here`;
  if (secondsOff(reply) !== null)
    return [wrong(tried, says, "Let both keep time by NTP: tickets count with a minute of difference at most.")];
  return [good(tried, secondsAhead === 0 ? "goes as the one here" : says)];
}
