import { z } from "zod";

/** Why a code did not arrive, or how far it came: the whole list. Each but `unknown` is also a value of the fact `evidence`. */
export const causes = [
  "delivered",
  "delayed",
  "mailbox-full",
  "mailbox-unknown",
  "mailbox-disabled",
  "suppressed",
  "opted-out",
  "filtered",
  "greylisted",
  "rate-limited",
  "sender-misconfigured",
  "congested",
  "expired",
  "carrier-blocked",
  "country-not-allowed",
  "sender-not-registered",
  "fraud-blocked",
  "handset-unreachable",
  "number-unknown",
  "cannot-receive-texts",
  "phone-storage-full",
  "unknown",
] as const;
export type Cause = (typeof causes)[number];

/** Who must act: the person, the company that sends, the phone company or mail provider of the person, or nobody yet. */
export const actors = ["you", "us", "carrier", "wait"] as const;
export const permanences = ["yes", "no", "unknown"] as const;
/** From sure to guess. */
export const confidences = ["certain", "likely", "weak"] as const;
export type Confidence = (typeof confidences)[number];

/** What a report of a provider means. */
export const findingSchema = z.strictObject({
  cause: z.enum(causes),
  /** Whether sending the same message again, unchanged, fails the same way. */
  permanent: z.enum(permanences),
  who: z.enum(actors),
  confidence: z.enum(confidences),
});
export type Finding = z.infer<typeof findingSchema>;
