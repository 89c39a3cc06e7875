import { cookies, headers } from "next/headers";
import { env } from "#server/env.ts";
import type { Visitor } from "#server/resend/visitor.ts";
import { browserIn, framedJar, ownJar } from "#server/tickets/ticket-cookies.ts";

/** Who is asking, as far as the request shows. */
export async function currentVisitor(): Promise<Visitor> {
  const jar = await cookies();
  const { secure } = env();
  // A frame in a page of another site brings the second ones alone.
  const { names } = jar.has(ownJar(secure).names.ticket) ? ownJar(secure) : framedJar(secure);
  return {
    ticket: jar.get(names.ticket)?.value,
    browser: browserIn(jar.get(names.browser)?.value),
    forwardedFor: (await headers()).get("x-forwarded-for"),
  };
}
