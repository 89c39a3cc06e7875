import { z } from "zod";

/** Why no (further) code is sent now. Every reason has a sentence in `content/interface/<locale>.yaml` under `resend.refused`. */
export const refusals = [
  "no-ticket", // nothing signed came with this browser
  "ticket-expired",
  "ticket-used", // opened in another browser first
  "ticket-invalid", // forged, foreign or damaged
  "cooling", // the wait since the last send is not over
  "too-many", // a cap (challenge, destination, …) is reached
  "unavailable", // this site has no gateway, or the database is down
] as const;
export type Refusal = (typeof refusals)[number];

/** Where one sent code is. Moves forward only. */
export const deliveryStates = ["sending", "sent", "failed"] as const;

/** What `GET /api/delivery` answers and what the resend action returns. Times are ISO 8601 in UTC, from the server's clock. */
export const deliveryViewSchema = z.object({
  now: z.iso.datetime(),
  /** What the ticket says; `null` without a usable ticket. */
  ticket: z
    .object({
      channel: z.enum(["email", "sms"]),
      /** Masked by the sign-in site, e.g. `j•••@g•••.com`. */
      destination: z.string(),
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
  /** The newest code that went out (or is about to). */
  delivery: z
    .object({
      id: z.string(),
      state: z.enum(deliveryStates),
      requestedAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
      codeExpiresAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  resend: z.object({
    /** `ready`: a press now will be accepted. */
    state: z.enum(["ready", "refused"]),
    refusal: z.enum(refusals).nullable(),
    /** Whole seconds, rounded up, never 0 when refused for a time; `null` when waiting does not help. */
    retryAfterSeconds: z.number().int().positive().nullable(),
    /** Codes that may still be asked for with this ticket. */
    left: z.number().int().nonnegative(),
  }),
});
export type DeliveryView = z.infer<typeof deliveryViewSchema>;
