import type { ChannelLimits } from "#machines/resend/resend-policy.ts";
import { smallPolicy } from "#machines/testing/small-policy.ts";
import type { ResendRules } from "../resend/resend-rules.ts";

/** The reference policy with nothing scarce but challenge and destination, and no chance in the waits; keys given replace the usual ones. */
export function rulesWith(changes: Partial<ChannelLimits> = {}, waits?: number[]): ResendRules {
  return {
    policy: smallPolicy(changes, waits),
    lifeSeconds: { email: 600, sms: 300 },
    usualSeconds: { email: 60, sms: 10 },
    reportsFor: ["email", "sms"],
    hasGateway: true,
  };
}
