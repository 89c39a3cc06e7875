import { makeKey, publicKeys } from "@wheres-my-code/sign-in/keys";
import { createTicket } from "@wheres-my-code/sign-in/ticket";
import type { DemoEnv } from "../env.ts";
import { dialCode } from "./address.ts";
import type { Challenge } from "./challenge.ts";

export interface TicketOffice {
  /** Public keys for `/.well-known/jwks.json`. */
  readonly jwks: ReturnType<typeof publicKeys>;
  /** A fresh, signed permission to send one pending code again. Names nobody: addresses are masked or keyed hashes. */
  issue(challenge: Challenge): string;
}

/** Signs tickets with `env.key` (a private Ed25519 JWK as JSON), or with a key made for this run. */
export function createTicketOffice(env: DemoEnv["ticket"], baseUrl: string): TicketOffice {
  const key = env.key ?? makeKey();
  return {
    jwks: publicKeys(key),
    issue(challenge) {
      const { id, channel, address, world, firstSentAt, codeExpiresAt } = challenge;
      const isText = channel === "sms";
      const facts = {
        ...{ account: world.account.userId, address, challenge: id, channel },
        sent_at: Math.floor(firstSentAt.getTime() / 1000) - world.ticketAgeSeconds,
        code_expires_at: Math.floor(codeExpiresAt.getTime() / 1000),
        locale: "en",
        // Every address that asks here gets a code, so what became of one tells nobody who has an account.
        reports: true,
        return_to: `${baseUrl}/code/${id}`,
        dial_code: isText ? dialCode(address) : undefined,
        country: isText && dialCode(address) === "44" ? "GB" : undefined,
      };
      return createTicket(facts, { key, issuer: env.issuer, audience: env.audience, life: env.lifeSeconds });
    },
  };
}
