import type { ResendPolicy } from "#machines/resend/resend-policy.ts";
import { type DeliveryChannel, perDeliveryChannel } from "#machines/words.ts";
import { getContent } from "../content/content.ts";
import { env } from "../env.ts";

/** What a press is judged by. */
export interface ResendRules {
  policy: ResendPolicy;
  /** How long a code of the channel works, in seconds. */
  lifeSeconds: Record<DeliveryChannel, number>;
  /** How long a message of the channel usually travels, in seconds. */
  usualSeconds: Record<DeliveryChannel, number>;
  /** Channels in which the sign-in system does the same for every address; a ticket may say otherwise for its own. */
  reportsFor: readonly DeliveryChannel[];
  /** This site has a gateway that sends. */
  hasGateway: boolean;
}

/** The rules of this site now. */
export function resendRules(): ResendRules {
  const { policy } = getContent().settings;
  return {
    policy: policy.resend,
    lifeSeconds: perDeliveryChannel((channel) => policy[channel].life),
    usualSeconds: perDeliveryChannel((channel) => policy[channel].usual),
    reportsFor: env().reportsFor,
    hasGateway: env().resend !== undefined,
  };
}
