import type { ChannelLimits, ResendPolicy } from "../resend/resend-policy.ts";

/** The waits and caps of the reference policy; everything that many people share is out of reach. Keys given replace the usual ones. */
export function smallPolicy(changes: Partial<ChannelLimits> = {}, waits = [30, 60, 120, 300, 600]): ResendPolicy {
  const limits: ChannelLimits = {
    perChallenge: 5,
    perDestination: { sends: 5, per: 600, perDay: 10 },
    perAddressBlock: { sends: 1_000_000, per: 3_600 },
    perSite: { sends: 1_000_000, per: 3_600 },
    ...changes,
  };
  return { waits, jitter: 0, email: limits, sms: limits };
}
