import { signInAddress } from "#app/[locale]/_parts/read-step.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";

/** What a page of ours has to know in a frame: the origins it may talk to, and the address whose links mean the page around it. Asked by such pages only. */
export function GET(): Response {
  const known = { origins: env().embedOrigins, signIn: signInAddress(getContent()) };
  return Response.json(known, { headers: { "cache-control": "no-store" } });
}
