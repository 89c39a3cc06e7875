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

/** What is counted of a journey: that it began, and how it ended. */
export const journeyEnds = ["begun", "solved", "help"] as const;
export type JourneyEnd = (typeof journeyEnds)[number];

/** What an answer to a check means. */
export const checkEffects = [
  "solved", // the person is in
  "fixed", // something was put right, and only a fresh code will tell
  "new-code", // nothing was wrong but the code itself: a fresh one is needed
  "not-it", // that was not the cause
  "maybe", // it may be the cause still, and nothing more can be done or told about it here
  "known-cause", // that is the cause, and others must act
  "cannot", // this person cannot do it, and nothing is known by that
  "already-tried",
] as const;

/** What any answer means; the last two are of trials alone. */
export const effects = [
  ...checkEffects,
  "asked", // a code was asked for; whether it came is not known yet
  "refused", // a code came, and is refused
] as const;
export type Effect = (typeof effects)[number];

/** Whether a fresh code is wanted after an answer with this effect. */
export function wantsCode(effect: Effect | undefined): boolean {
  return effect === "fixed" || effect === "new-code";
}

export const likelihoods = ["rare", "sometimes", "common", "very-common"] as const;
export type Likelihood = (typeof likelihoods)[number];

/** The fact that says whether a code came, and its values. */
export const symptomFact = "symptom";
export const refused = "refused";
export const nothingCame = "nothing-came";

/** Keys, values and ids everywhere: the dot is free to join them in a path. */
export const idPattern = /^[a-z0-9-]+$/;

/** The word in a path for the page with the best checks at once. */
export const getInStep = "get-in";

/** Whether a word means something else in a path, a query or the counts, so that no check or fact may be called so. */
export function isReserved(id: string): boolean {
  return reserved.includes(id) || isOfWords(id) || id.startsWith("trial-");
}

/** What helped, in the counts of outcomes, where it was no single check. */
export const severalThings = "several";
export const newCodeAlone = "new-code";
/** What is too little to be told apart in the counts of outcomes. */
export const otherThings = "others";

const reserved: readonly string[] = [
  severalThings,
  newCodeAlone,
  otherThings,
  "channel",
  "locale",
  "step",
  "start",
  "solved",
  "help",
  "all",
  "go",
  getInStep,
  "delivery",
  "notice",
  "offline",
  "share",
  "preview",
  "from",
];

/** The key under which a journey holds the sign that was chosen on the opening page, or the check that was. */
export const signFact = "sign";
/** Those of all pages of signs, in their order. */
export const signFacts: readonly string[] = [signFact, "sign-2", "sign-3"];
/**
 * Those under which the link of a support agent holds the second and third check that the customer's own words fit: they come after the first, and before anything
 * is asked. They are no pages of signs, so those stay open for whoever is at none of the three.
 */
export const maybeFacts: readonly string[] = ["maybe", "maybe-2"];
/** The pages "Is it one of these?" for own words, by the key that holds what was said there, with the number of sentences on each. */
export const likelyPages = [
  ["likely", 3],
  ["likely-2", 6],
  ["likely-3", 9],
] as const;
/** The key of the first. */
export const likelyFact = likelyPages[0][0];
export const likelyFacts: readonly string[] = likelyPages.map(([key]) => key);
/** The keys under which a journey holds the checks that own words fit, best first: as many as those pages offer. */
export const wordFacts: readonly string[] = likelyPages
  .flatMap(([, sentences]) => Array.from({ length: sentences }).fill(0))
  .map((_, rank) => (rank === 0 ? "words" : `words-${rank + 1}`));
/** Whether a key holds what own words led to. */
export function isOfWords(key: string): boolean {
  return wordFacts.includes(key) || likelyFacts.includes(key);
}
/** The value for "none of these". */
export const noSign = "none";
