import { z } from "zod";
import { dialCodeOf } from "../input/countries.ts";
import { deliveryChannel } from "../input/delivery-channel.ts";
import { epochSeconds } from "../input/epoch-seconds.ts";

/** No ticket works for longer than this, in seconds. */
const longestLife = 15 * 60;

const epoch = epochSeconds.int("must be whole seconds");
const keyedHash = z.string().regex(/^[0-9a-f]{16,128}$/, "must be 16 to 128 hexadecimal digits in lower case");

/** The claims of a ticket. */
export const ticketSchema = z
  .object({
    sub: keyedHash,
    jti: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    iat: epoch,
    exp: epoch,
    challenge: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    channel: deliveryChannel,
    /** Masked by the sign-in site. No control or direction characters: it is shown as it is. */
    destination: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u),
    destination_hash: keyedHash,
    /** Only ever read when it is that of a public mail provider, or a slip of one. */
    destination_domain: z.string().max(100).optional(),
    sent_at: epoch,
    code_expires_at: epoch,
    /** Whether the sign-in system does the same for every address, with an account or without; without the claim the setting says. */
    reports: z.boolean().optional(),
    /** What the person said on the sign-in page, where it asks: a value of the fact `symptom`. */
    symptom: z.enum(["nothing-came", "refused"]).optional(),
    /** Who hosts the mailbox, as the sign-in system knows it: a value of the fact `provider`. Outranks what the address tells. */
    provider_hint: z.string().max(60).optional(),
    /** Where "Back to sign-in" leads. Only followed where `returnAddress` allows it. */
    return_to: z.string().max(500).optional(),
    locale: z.string().max(35).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    dial_code: z
      .string()
      .regex(/^\d{1,4}$/)
      .optional(),
  })
  .refine(({ iat, exp }) => exp > iat && exp - iat <= longestLife, {
    path: ["exp"],
    error: "must be at most 15 minutes after iat",
  });

/** The permission to resend one pending code, as the sign-in site signed it. Times are epoch seconds. */
export type Ticket = z.infer<typeof ticketSchema>;

/** Whose cap a send counts for. `unknown` is a dial code of its own: leaving the claim out makes nothing possible. */
export function dialCodeOfTicket({ channel, country, dial_code }: Ticket): string | null {
  return channel === "sms" ? (dialCodeOf({ country, dialCode: dial_code }) ?? "unknown") : (dial_code ?? null);
}
