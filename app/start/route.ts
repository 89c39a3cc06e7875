import type { NextRequest } from "next/server";
import { getContent } from "#server/content/content.ts";
import { readRawBody } from "#server/raw-body.ts";
import { confirmPage } from "#server/tickets/confirm-page.ts";
import { visitOf } from "#server/tickets/visit-of.js";
import { enterWithTicket, localeFor, notKept, unkeptPage } from "./enter.ts";

/** Bytes; a ticket has 4,000 at most. */
const longestForm = 8_000;

/**
 * Where the sign-in site sends people: `/start?ticket=<JWS>`. A person lands at once; what only looks at links (a scanner of mails, a request for the
 * headers) gets a page with one button and uses nothing up; a browser that fetches ahead is sent away, so that it asks again when it is opened.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const ticket = new URL(request.url).searchParams.get("ticket") ?? "";
  const visit = visitOf(request.method, (name) => request.headers.get(name));
  if (visit === "ahead") return new Response(null, { status: 503, headers: notKept });
  if (visit === "person" || ticket === "") return enterWithTicket(request, ticket);
  return unkeptPage(confirmPage(getContent(), localeFor(request), ticket));
}

export function HEAD(request: NextRequest): Promise<Response> {
  return GET(request);
}

/** The button of that page. */
export async function POST(request: NextRequest): Promise<Response> {
  const body = await readRawBody(request, longestForm);
  const ticket = body ? new URLSearchParams(body.toString("utf8")).get("ticket") : null;
  return enterWithTicket(request, ticket ?? "");
}
