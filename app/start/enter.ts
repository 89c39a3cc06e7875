import { type NextRequest, NextResponse } from "next/server";
import type { NoCode } from "#machines/resend/known-code.ts";
import { landingPath } from "#machines/wizard/landing.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { preferredLocale } from "#server/http/preferred-locale.ts";
import { log } from "#server/log/log.js";
import { readStatusOf } from "#server/resend/visitor.ts";
import { admitTicket } from "#server/tickets/admit-ticket.ts";
import { newBrowser } from "#server/tickets/ticket-binding.ts";
import { browserIn, type CookieJar, ownJar } from "#server/tickets/ticket-cookies.ts";

/**
 * Lets somebody in with a ticket: it moves into a cookie and belongs to this browser from now on. A ticket that cannot be used leads to a page
 * that says why, and the wizard works without it. What is known of the code decides which step comes first, `locale` the language before all else. 303 in any case.
 */
export async function enterWithTicket(
  request: NextRequest,
  jws: string,
  { jar = ownJar(env().secure), locale: told = null }: { jar?: CookieJar; locale?: string | null } = {},
  now = new Date(),
): Promise<NextResponse> {
  const { names, attributes } = jar;
  if (jws === "") log("ticket-missing");
  const browser = browserIn(request.cookies.get(names.browser)?.value) ?? newBrowser();
  const admitted = await admitTicket({ ticket: jws, browser }, now).catch((cause): NoCode => {
    log("code-unknown", {}, cause);
    return { ticket: null, refusal: "unavailable" };
  });
  const locale = localeFor(request, told, admitted.ticket?.locale);
  if (admitted.ticket === null) return seeOther(`/${locale}/delivery?problem=${admitted.refusal}`);
  const { ticket } = admitted;
  const response = seeOther(landingPath(getContent(), locale, ticket, await readStatusOf(ticket, now)));
  const maxAge = Math.max(1, ticket.exp - Math.floor(now.getTime() / 1000));
  response.cookies.set(names.ticket, jws, { ...attributes, httpOnly: true, maxAge });
  response.cookies.set(names.mark, "1", { ...attributes, maxAge });
  keepBrowser(response, jar, browser);
  return response;
}

/** The first language that is told and the site speaks, else one of the browser. */
export function localeFor(request: NextRequest, ...told: (string | null | undefined)[]): string {
  return preferredLocale([...told, request.headers.get("accept-language")], getContent().settings.locales);
}

/** The cookie that tells this browser from others. */
export function keepBrowser(response: NextResponse, { names, attributes }: CookieJar, browser: string): void {
  response.cookies.set(names.browser, browser, { ...attributes, httpOnly: true, maxAge: 3600 });
}

/** A relative address, so that it is right behind any proxy. */
export function seeOther(location: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { ...notKept, location } });
}

/** A page that nobody may keep, and that names its address to nobody. */
export function unkeptPage(html: string): Response {
  return new Response(html, { headers: { ...notKept, "content-type": "text/html; charset=utf-8" } });
}

/** For what depends on a ticket in the address. */
export const notKept = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
