import { decodeJwt } from "jose";
import { z } from "zod";
import type { Content } from "#machines/content/content.ts";
import { returnAddress } from "#machines/resend/return-address.ts";
import type { Env } from "../../env.ts";
import { isProvider, returnOrigins } from "../../tickets/known-claims.ts";
import { type Finding, unused } from "../finding.ts";

interface By {
  env: Pick<Env, "ticket" | "SIGN_IN_URL" | "returnOrigins">;
  /** `undefined` while it cannot be used: what depends on it is then not looked at. */
  content: Content | undefined;
}

/** Claims of a ticket that are right in themselves and without effect here, by their names and not by what they hold. None for what is no ticket. */
export function ignoredClaims(tried: string, jws: string, { env, content }: By): Finding[] {
  const { return_to, provider_hint } = optionalClaims.parse(claimsOf(jws));
  const origins = returnOrigins(env, content?.settings.brand.signIn);
  const isLed = return_to === undefined || returnAddress(return_to, origins) !== null;
  const isKnown = provider_hint === undefined || !content || isProvider(content, provider_hint);
  return [
    ...(isLed
      ? []
      : [
          unused(
            `${tried}: return_to`,
            "is no https address of an allowed origin, so “Back to sign-in” leads where it always does",
            `Use one of ${origins.join(", ") || "(none)"}, or add its origin to RETURN_ORIGINS.`,
          ),
        ]),
    ...(isKnown
      ? []
      : [unused(`${tried}: provider_hint`, "is no provider that the content knows", "See content/facts.yaml.")]),
  ];
}

const word = z.string().optional().catch(undefined);
const optionalClaims = z.object({ return_to: word, provider_hint: word });

function claimsOf(jws: string): object {
  try {
    return decodeJwt(jws);
  } catch {
    return {};
  }
}
