import { z } from "zod";
import { duration } from "./duration.ts";
import { longestWindow, resendSettings } from "./resend-settings.ts";

const count = z
  .string()
  .regex(/^[1-9][0-9]*$/, "must be a whole number above 0")
  .transform(Number);
const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");
const text = z.string().trim().min(1, "must not be empty");

const webAddress = z.url({ protocol: /^https?$/, error: "must be a web address" });

/** Whether dates, numbers and names can be written in it. */
function isLanguage(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1 && /^[a-z]{2,3}(-|$)/.test(locale);
  } catch {
    return false;
  }
}

const codePolicy = z.strictObject({
  /** How long a code works. */
  life: duration,
  /** How long a message usually takes. */
  usual: duration,
  /** From when a message is called slow; never before the usual time. */
  slow: duration.prefault("60s"),
  /** How long to wait before asking again. */
  patience: duration,
  digits: count,
});

/** `content/settings.yaml`: brand, senders and every number of the site. Durations are whole seconds after parsing. */
export const settingsSchema = z.strictObject({
  brand: z.strictObject({
    name: text,
    signIn: webAddress,
    /** Where faults of the service are told; texts may link to it as {{brand.status}}. */
    status: webAddress.optional(),
  }),
  /** The first one is the source language and the fallback. */
  locales: z
    .array(id.refine(isLanguage, "write the short name of a language, like en or pt-br"))
    .min(1, "name at least one language")
    .refine((locales) => new Set(locales).size === locales.length, "names a language twice"),
  senders: z.strictObject({ email: z.array(text).min(1), sms: z.array(text).min(1) }),
  policy: z.strictObject({
    email: codePolicy,
    sms: codePolicy,
    authenticator: z.strictObject({ life: duration, digits: count }),
    attempts: z.strictObject({ wrong: count, per: duration, pause: duration, lock: duration.optional() }),
    resend: resendSettings,
    recovery: z.strictObject({ wait: duration }),
    account: z.strictObject({ numbers: count }),
    /** What turning to a person costs somebody: to write it all down, and to wait. */
    help: z.strictObject({ cost: duration }).prefault({ cost: "25m" }),
    /** How long the log of delivery events is kept, and the deliveries that the limits are counted from. */
    retention: z
      .strictObject({
        events: duration,
        deliveries: duration
          .refine(
            (seconds) => seconds >= longestWindow,
            "must be 1d at least: the limits of a day are counted from them",
          )
          .prefault("7d"),
      })
      .prefault({ events: "30d" }),
    /** A trial comes at the latest when the checks done in one place take longer than this. */
    trial: z.strictObject({ every: duration }),
  }),
});
export type Settings = z.output<typeof settingsSchema>;
