import { cookies, headers } from "next/headers";
import { env } from "#server/env.ts";
import type { Visitor } from "#server/resend/visitor.ts";
import { browserIn, cookieNames } from "#server/tickets/ticket-cookies.ts";

/** Who is asking, as far as the request shows. */
export async function currentVisitor(): Promise<Visitor> {
  const jar = await cookies();
  const names = cookieNames(env().secure);
  return {
    ticket: jar.get(names.ticket)?.value,
    browser: browserIn(jar.get(names.browser)?.value),
    forwardedFor: (await headers()).get("x-forwarded-for"),
  };
}
