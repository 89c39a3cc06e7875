import { z } from "zod";
import { countryEntry } from "../input/countries.ts";
import type { ChannelLimits } from "../resend/resend-policy.ts";
import { duration } from "./duration.ts";

/** No limit looks further back than this, in seconds. */
export const longestWindow = 86_400;

const count = z
  .string()
  .regex(/^[1-9][0-9]*$/, "must be a whole number above 0")
  .transform(Number);
const window = duration.refine((seconds) => seconds <= longestWindow, "must be 1d at most");
const rate = z.strictObject({ sends: count, per: window });

const channelLimits = z.strictObject({
  perChallenge: count,
  perDestination: z
    .strictObject({ sends: count, per: window, perDay: count })
    .refine(({ sends, perDay }) => perDay >= sends, {
      path: ["perDay"],
      error: 'must not be below "sends": a day is longer',
    }),
  perAddressBlock: rate,
  perSite: rate,
});

/** Only numbers lie in a country. */
const textLimits = channelLimits.extend({
  perDialCode: rate.optional(),
  countries: z
    .strictObject({ allowed: z.array(countryEntry).prefault([]), refused: z.array(countryEntry).prefault([]) })
    .superRefine(({ allowed, refused }, context) => {
      for (const [index, entry] of refused.entries()) {
        if (allowed.includes(entry))
          context.addIssue({
            code: "custom",
            path: ["refused", index],
            message: `"${entry}" is allowed as well; choose one`,
          });
      }
    })
    .optional(),
});

/** `policy.resend` of content/settings.yaml: how often a code is sent again. */
export const resendSettings = z
  .strictObject({
    /** Wait before each further code; the last one repeats. */
    waits: z
      .array(duration)
      .min(1, "name at least one wait")
      .superRefine((waits, context) => {
        for (const [index, wait] of waits.entries()) {
          if (wait < (waits[index - 1] ?? 0))
            context.addIssue({ code: "custom", path: [index], message: "must not be shorter than the wait before it" });
        }
      }),
    jitter: z
      .string()
      .regex(/^([0-9]|10)%$/, "must be a share of the wait from 0% to 10%")
      .transform((text) => Number(text.slice(0, -1)) / 100)
      .prefault("10%"),
    email: channelLimits,
    sms: textLimits,
    /** A proof of work before further texts. */
    proof: z
      .strictObject({
        from: count.refine((nth) => nth >= 2, "must be 2 or more: the first text asked for here never needs a proof"),
        rounds: count.refine((rounds) => rounds >= 20 && rounds <= 20_000, "must be from 20 to 20000"),
        wait: duration,
      })
      .prefault({ from: "2", rounds: "400", wait: "60s" }),
  })
  .superRefine(({ email, sms }, context) => {
    for (const { path, of } of compared) {
      if (of(sms) > of(email))
        context.addIssue({
          code: "custom",
          path: ["sms", ...path],
          message: `must not be above the ${of(email)} of email: every text message costs money`,
        });
    }
  });

const compared: { path: string[]; of: (limits: ChannelLimits) => number }[] = [
  { path: ["perChallenge"], of: (limits) => limits.perChallenge },
  { path: ["perDestination", "sends"], of: (limits) => limits.perDestination.sends },
  { path: ["perDestination", "perDay"], of: (limits) => limits.perDestination.perDay },
  { path: ["perAddressBlock", "sends"], of: (limits) => limits.perAddressBlock.sends },
  { path: ["perSite", "sends"], of: (limits) => limits.perSite.sends },
];
