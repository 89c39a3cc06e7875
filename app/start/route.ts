import { cookies } from "next/headers";
import type { NoCode } from "#machines/resend/known-code.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { preferredLocale } from "#server/http/preferred-locale.ts";
import { admitTicket } from "#server/tickets/admit-ticket.ts";
import { newBrowser } from "#server/tickets/ticket-binding.ts";

/**
 * Where the sign-in site sends people: `/start?ticket=<JWS>`. The ticket moves into a cookie and out of the address; a ticket that cannot
 * be used leads to a page that says why, and the wizard works without it.
 */
export async function GET(request: Request): Promise<Response> {
  const now = new Date();
  const jws = new URL(request.url).searchParams.get("ticket") ?? "";
  const jar = await cookies();
  const browser = jar.get("browser")?.value ?? newBrowser();
  const admitted = await admitTicket({ ticket: jws, browser }, now).catch(
    (): NoCode => ({ ticket: null, refusal: "unavailable" }),
  );
  const locale = preferredLocale(
    admitted.ticket?.locale ?? request.headers.get("accept-language"),
    getContent().settings.locales,
  );
  if (admitted.ticket === null) return seeOther(`/${locale}/delivery?problem=${admitted.refusal}`);
  const { ticket } = admitted;

  const maxAge = Math.max(1, ticket.exp - Math.floor(now.getTime() / 1000));
  const common = { path: "/", sameSite: "lax", secure: env().secure } as const;
  jar.set("ticket", jws, { ...common, httpOnly: true, maxAge });
  // Readable, and says nothing but "there is a ticket": cached pages look for it before they load the personal part.
  jar.set("has-ticket", "1", { ...common, maxAge });
  jar.set("browser", browser, { ...common, httpOnly: true, maxAge: 3600 });
  return seeOther(`/${locale}/${ticket.channel}`);
}

/** A relative address, so that it is right behind any proxy. */
function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}
