import { z } from "zod";
import type { Content } from "../content/content.ts";
import { actors, causes, confidences } from "../evidence/cause.ts";
import { readMaskedDestination } from "../input/masked-destination.ts";
import { offersOf } from "../plan/evidence-offer.ts";
import type { ResendDecision } from "../resend/decide-resend.ts";
import { type Delivery, deliveryStates, sendFailures } from "../resend/delivery.ts";
import { type Known, type KnownCode, newestDelivery, newestEvidence } from "../resend/known-code.ts";
import { refusals } from "../resend/refusal.ts";
import { deliveryChannels } from "../words.ts";

/** What button, box, server action, `GET /api/delivery` and the plain page all show. Times are ISO 8601 in UTC, from the server's clock. */
export const codeStatusSchema = z.object({
  now: z.iso.datetime(),
  /** What the ticket says; `null` without a usable ticket. */
  ticket: z
    .object({
      channel: z.enum(deliveryChannels),
      /** Masked by the sign-in site, e.g. `j•••@g•••.com`. */
      destination: z.string(),
      expiresAt: z.iso.datetime(),
      /** What became of a code may be shown. Otherwise `delivery` goes by the clock alone and `evidence` is `null`. */
      reports: z.boolean(),
      /** Where this person came from, to go back there; `null`: where everybody signs in. */
      returnTo: z.string().nullable(),
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
  /** What delivery events say about this code; `null` when they say nothing, or cannot be read. */
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
export type CodeStatus = z.infer<typeof codeStatusSchema>;

/** What the person sees at `now`: what is known, and `decision`, which was taken of the same. Decides nothing. */
export function codeStatus(known: Known, decision: ResendDecision, content: Content, now: Date): CodeStatus {
  const about = known.ticket === null ? nothing : aboutCode(known, content);
  return { now: now.toISOString(), ...about, resend: resendOf(decision, now) };
}

type About = Omit<CodeStatus, "now" | "resend">;

const nothing: About = { ticket: null, delivery: null, evidence: null, offers: [], pace: null };

function aboutCode(known: KnownCode, content: Content): About {
  const { channel, destination, destination_domain, provider_hint, return_to, exp } = known.ticket;
  const { usual, slow } = content.settings.policy[channel];
  const evidence = newestEvidence(known);
  const hint = channel === "email" ? readMaskedDestination(destination, destination_domain) : noHint;
  // The sign-in system may know who hosts a domain of a company; of the address we see its end at most.
  const provider = (channel === "email" ? provider_hint : undefined) ?? hint.provider;
  return {
    ticket: {
      ...{ channel, destination, expiresAt: new Date(exp * 1000).toISOString(), reports: known.reports },
      ...{ returnTo: return_to ?? null, provider, meant: hint.meant },
    },
    delivery: deliveryOf(newestDelivery(known)),
    evidence: evidence && { ...evidence, at: evidence.at.toISOString() },
    offers: offersOf(content, channel, [evidence?.cause ?? "unknown", ...byItself]),
    pace: { usual, slow },
  };
}

const noHint = { provider: null, meant: null };

/** Values that need no delivery event: time tells them, or the word of the gateway. */
const byItself = ["slow", "expired", "country-not-allowed"];

function deliveryOf({ id, state, failure, requestedAt, sentAt, codeExpiresAt }: Delivery): CodeStatus["delivery"] {
  return {
    ...{ id, state, failure },
    requestedAt: requestedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    codeExpiresAt: codeExpiresAt?.toISOString() ?? null,
  };
}

function resendOf(decision: ResendDecision, now: Date): CodeStatus["resend"] {
  const { left, needsProof } = decision;
  const forGood = { state: "refused" as const, retryAfterSeconds: null, left, needsProof };
  switch (decision.verdict) {
    case "allowed":
      return { state: "ready", refusal: null, retryAfterSeconds: null, left, needsProof };
    case "wait": {
      const retryAfterSeconds = Math.max(1, Math.ceil(decision.until - now.getTime() / 1000));
      return { state: "refused", refusal: decision.because, retryAfterSeconds, left, needsProof };
    }
    case "refused":
      return { ...forGood, refusal: decision.because };
    case "pointless":
      return { ...forGood, refusal: "cannot-arrive" };
  }
}
