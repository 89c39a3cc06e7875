import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, hashSource } from "#server/http/content-security-policy.js";
import { framersOf } from "#server/http/framers.js";
import { looksStyleSources } from "#server/http/looks-style.js";
import { stylesheetSources } from "#server/http/stylesheet.ts";
import { ticketMark } from "./components/code-status/overlay-space.tsx";

/**
 * The strict policy of the personal page, with a nonce per request. Public pages are kept for everyone, so theirs is made of
 * hashes (server/http/finished-page.js); keep this off their paths, it would halve what they can serve.
 */
export const config = { matcher: ["/:locale/delivery", "/:locale/delivery/:journey*"] };

export function proxy(request: NextRequest): NextResponse {
  const policy = policyWith(randomBytes(16).toString("base64"), framersOf(request.nextUrl.pathname));
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// The one inline script of every page that is not Next's own.
const markHash = hashSource(ticketMark);

function policyWith(nonce: string, framers: readonly string[]): string {
  // React's development build evaluates strings and writes style tags.
  const isDev = process.env.NODE_ENV === "development";
  return contentSecurityPolicy({
    scripts: [`'nonce-${nonce}'`, markHash, ...(isDev ? ["'unsafe-eval'"] : [])],
    styles: isDev ? ["'unsafe-inline'"] : [...stylesheetSources(), ...looksStyleSources()],
    framers,
  });
}
