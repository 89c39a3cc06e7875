import type { NextRequest } from "next/server";
import { originOf } from "#machines/resend/return-address.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log/log.js";
import { framedPage } from "#server/tickets/framed-page.ts";
import { newBrowser } from "#server/tickets/ticket-binding.ts";
import { browserIn, framedJar, ownJar } from "#server/tickets/ticket-cookies.ts";
import { visitOf } from "#server/tickets/visit-of.js";
import { enterWithTicket, keepBrowser, localeFor, notKept, seeOther, unkeptPage } from "../start/enter.ts";

/**
 * Where `public/embed.js` sends its frame: `/embed?ticket=…&channel=…&locale=…`, each of which may be missing. A ticket is used only once the browser has shown that it keeps
 * a cookie of ours in this frame; where it does not, the page says so to the page around it, and the ticket is as good as new for the plain link there. So it is where the
 * browser will refuse the frame, because its page is not on the list (403; browsers go by `frame-ancestors`, this spares the ticket and writes a line).
 * Not in a frame it leads to `/start`. 404 where `EMBED_ORIGINS` is not set.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { secure, embedOrigins } = env();
  if (embedOrigins.length === 0) return new Response("EMBED_ORIGINS is not set", { status: 404, headers: notKept });
  const { searchParams } = new URL(request.url);
  const ticket = searchParams.get("ticket") ?? "";
  if (visitOf(request.method, (name) => request.headers.get(name)) !== "framed")
    return seeOther(ticket === "" ? "/" : `/start?${new URLSearchParams({ ticket })}`);
  // Of the page around the frame, if it says so: the script asks browsers for it.
  const framer = originOf(request.headers.get("referer"));
  if (framer && !embedOrigins.includes(framer)) {
    log("frame-refused", { origin: framer.slice(0, 100) });
    return new Response("Not in EMBED_ORIGINS", { status: 403, headers: notKept });
  }
  const asked = searchParams.get("locale");
  const locale = localeFor(request, asked);
  if (ticket === "") return seeOther(firstPath(locale, searchParams.get("channel")));

  // Within one site cookies are not those of a third party, and one may go on where one has begun.
  const jar = request.headers.get("sec-fetch-site") === "cross-site" ? framedJar(secure) : ownJar(secure);
  if (browserIn(request.cookies.get(jar.names.browser)?.value))
    return enterWithTicket(request, ticket, { jar, locale: asked });
  if (searchParams.has("again")) return unkeptPage(framedPage(getContent(), locale, ticket));
  searchParams.set("again", "1");
  const again = seeOther(`/embed?${searchParams}`);
  keepBrowser(again, jar, newBrowser());
  return again;
}

function firstPath(locale: string, asked: string | null): string {
  const channel = channels.find((name) => name === asked);
  return channel ? `/${locale}/${channel}` : `/${locale}`;
}
