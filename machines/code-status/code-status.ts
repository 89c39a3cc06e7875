import { z } from "zod";
import { actors, causes, confidences } from "../evidence/cause.ts";
import { deliveryChannels } from "../words.ts";
import { sendFailures } from "./send-result.ts";

/** Why no (further) code is sent now. Every reason has a sentence in `content/interface/<locale>.yaml` under `resend.refused`. */
export const refusals = [
  "no-ticket", // nothing signed came with this browser
  "ticket-expired",
  "ticket-used", // opened in another browser first
  "ticket-invalid", // forged, foreign or damaged
  "cooling", // the wait since the last send is not over
  "too-many", // the cap of the challenge or of the destination is reached
  "connection-busy", // the cap of the person's block of internet addresses is reached
  "site-busy", // the cap of the dial code or of the whole site is reached
  "country-refused", // the policy sends nothing there
  "challenge-over", // the sign-in site said so
  "cannot-arrive", // the delivery report says that no further code can arrive there
  "unavailable", // this site has no gateway, or the database is down
] as const;
export type Refusal = (typeof refusals)[number];

/** Where one sent code is. Moves forward only. `expired-before-send`: it would have arrived too late, so it certainly was not sent. */
export const deliveryStates = ["sending", "sent", "failed", "expired-before-send"] as const;

/** What `GET /api/delivery` answers and what the resend action returns. Times are ISO 8601 in UTC, from the server's clock. */
export const deliveryViewSchema = z.object({
  now: z.iso.datetime(),
  /** What the ticket says; `null` without a usable ticket. */
  ticket: z
    .object({
      channel: z.enum(deliveryChannels),
      /** Masked by the sign-in site, e.g. `j•••@g•••.com`. */
      destination: z.string(),
      expiresAt: z.iso.datetime(),
      /** What can be known of the mailbox: a value of the fact `provider`, and the domain probably meant where its end has a slip. */
      provider: z.string().nullable(),
      meant: z.string().nullable(),
    })
    .nullable(),
  /** The newest code that went out (or is about to). */
  delivery: z
    .object({
      id: z.string(),
      state: z.enum(deliveryStates),
      /** Only with `failed`. */
      failure: z.enum(sendFailures).nullable(),
      requestedAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
      codeExpiresAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  /** What delivery reports say about this code; `null` when they say nothing, or cannot be read. */
  evidence: z
    .object({
      stage: z.enum(["delayed", "delivered", "failed"]),
      cause: z.enum(causes),
      who: z.enum(actors),
      confidence: z.enum(confidences),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Values of the fact `evidence` that can be put into a journey now, because a check follows from them. */
  offers: z.array(z.string()),
  /** Seconds a message of this channel usually takes, and from when it is called slow; `null` without a ticket. */
  pace: z.object({ usual: z.number().int().positive(), slow: z.number().int().positive() }).nullable(),
  resend: z.object({
    /** `ready`: a press now will be accepted. */
    state: z.enum(["ready", "refused"]),
    refusal: z.enum(refusals).nullable(),
    /** Whole seconds, rounded up, never 0 when refused for a time; `null` when waiting does not help. */
    retryAfterSeconds: z.number().int().positive().nullable(),
    /** Codes that may still be asked for with this ticket. */
    left: z.number().int().nonnegative(),
    /** The next press needs a proof of work (`GET /api/resend-proof`), or a longer wait. */
    needsProof: z.boolean(),
  }),
});
export type DeliveryView = z.infer<typeof deliveryViewSchema>;
