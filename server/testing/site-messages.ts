import { z } from "zod";
import type { Asker } from "../resend/known-code.ts";
import type { ResendRules } from "../resend/resend-rules.ts";

const seconds = z.object({ email: z.number(), sms: z.number() });

/** What a site process is started with. */
export const siteOptions = z.object({
  /** Database. */
  url: z.string(),
  /** Without it the process takes presses and sends nothing. */
  gateway: z.object({ url: z.string(), secret: z.string() }).optional(),
  lifeSeconds: seconds,
});
export type SiteOptions = z.infer<typeof siteOptions>;

/** Presses, all at once. `at`: ISO 8601, now without it. */
export const pressesMessage = z.object({
  rules: z.custom<ResendRules>(),
  presses: z.array(z.object({ asker: z.custom<Asker>(), at: z.string().optional() })),
});
export type PressesMessage = z.infer<typeof pressesMessage>;

const timedPress = z.object({ accepted: z.boolean(), refusal: z.string().nullable(), milliseconds: z.number() });
/** What came of a press and how long it took. `refusal`: why the next one would lead to nothing, also after an accepted one. */
export type TimedPress = z.infer<typeof timedPress>;

export const pressedMessage = z.object({ type: z.literal("pressed"), results: z.array(timedPress) });

/** What a site process says. */
export const fromSite = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("accepted"), delivery: z.string() }),
  pressedMessage,
]);
export type FromSite = z.infer<typeof fromSite>;
