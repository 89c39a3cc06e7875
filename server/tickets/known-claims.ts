import type { Content } from "#machines/content/content.ts";
import { originOf, returnAddress } from "#machines/resend/return-address.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import { getContent } from "../content/content.ts";
import { type Env, env } from "../env.ts";
import { log } from "../log/log.js";

/**
 * The ticket without what means nothing here: a page to return to that is not allowed, a provider that the content does not know. The ticket works without
 * them; the log says once an hour what was ignored.
 */
export function withKnownClaims({ return_to, provider_hint, ...ticket }: Ticket): Ticket {
  const content = getContent();
  const origins = returnOrigins(env(), content.settings.brand.signIn);
  const back = return_to === undefined ? null : returnAddress(return_to, origins);
  if (return_to !== undefined && back === null)
    log("ticket-return", { origin: originOf(return_to) ?? "(none)", allowed: origins });
  const isKnown = provider_hint !== undefined && isProvider(content, provider_hint);
  if (provider_hint !== undefined && !isKnown) log("ticket-hint");
  return { ...ticket, ...(back === null ? {} : { return_to: back }), ...(isKnown ? { provider_hint } : {}) };
}

/** Where people may be led back to: who issues tickets, where one signs in (`signIn` of the settings), and what the environment lists. */
export function returnOrigins(
  { ticket, SIGN_IN_URL, returnOrigins }: Pick<Env, "ticket" | "SIGN_IN_URL" | "returnOrigins">,
  signIn: string | undefined,
): string[] {
  const own = [ticket?.issuer, SIGN_IN_URL ?? signIn].map(originOf);
  return [...new Set([...own, ...returnOrigins].filter((origin) => origin !== null))];
}

/** Whether `value` is a provider that the content knows. */
export function isProvider({ facts }: Pick<Content, "facts">, value: string): boolean {
  return facts.get("provider")?.values.some(({ id }) => id === value) ?? false;
}
