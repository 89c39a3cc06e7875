import { z } from "zod";
import type { Asker } from "../resend/known-code.ts";
import type { ResendRules } from "../resend/press.ts";

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

const answer = z.object({ accepted: z.boolean(), refusal: z.string().nullable(), milliseconds: z.number() });
/** `refusal`: what the view says after the press, also an accepted one. */
export type PressAnswer = z.infer<typeof answer>;

export const answersMessage = z.object({ type: z.literal("answers"), answers: z.array(answer) });

/** What a site process says. */
export const fromSite = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("accepted"), delivery: z.string() }),
  answersMessage,
]);
export type FromSite = z.infer<typeof fromSite>;
