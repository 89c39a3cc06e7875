/** The closed vocabularies of the design; everything else is content. */
export const channels = ["email", "sms", "authenticator"] as const;
export type Channel = (typeof channels)[number];

/** Channels over which a code is delivered; an authenticator makes its own. */
export const deliveryChannels = ["email", "sms"] as const satisfies readonly Channel[];
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** The channel over which a code of `channel` is delivered; `null` where none is. */
export function deliveryChannelOf(channel: Channel | null): DeliveryChannel | null {
  return deliveryChannels.find((one) => one === channel) ?? null;
}

/** The same for each channel over which a code is delivered. */
export function perDeliveryChannel<Value>(of: (channel: DeliveryChannel) => Value): Record<DeliveryChannel, Value> {
  return { email: of("email"), sms: of("sms") };
}

export const effects = ["solved", "fixed", "not-it", "cannot", "already-tried"] as const;
export type Effect = (typeof effects)[number];

export const likelihoods = ["rare", "sometimes", "common", "very-common"] as const;
export type Likelihood = (typeof likelihoods)[number];

/** Keys, values and ids everywhere: the dot is free to join them in a path. */
export const idPattern = /^[a-z0-9-]+$/;

/** The word in a path for the page "Is it one of these?". */
export const likelyStep = "likely";

/** The word in a path for the page with the best checks at once. */
export const getInStep = "get-in";

/** Whether a word means something else in a path or a query, so that no check or fact may be called so. */
export function isReserved(id: string): boolean {
  return reserved.includes(id) || id.startsWith("trial-");
}

const reserved: readonly string[] = [
  "channel",
  "locale",
  "step",
  "start",
  "solved",
  "help",
  "all",
  "go",
  likelyStep,
  getInStep,
  "delivery",
  "notice",
];
