import { nearest } from "#machines/input/nearest.ts";
import { log } from "../log/log.js";
import { providers } from "./providers.ts";

/** The reply to reports at an address of no provider; the log asks for the one that was surely meant. */
export function refuseUnknownProvider(provider: string): Response {
  log("events-unknown-provider", { meant: nearest(provider, [...providers.keys()]) });
  return Response.json({ error: "unknown-provider" }, { status: 404 });
}
