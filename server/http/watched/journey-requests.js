import { visitOf } from "../../tickets/visit-of.js";
import { withoutQuery } from "../../without-query.js";
import { framersOf } from "../framers.js";

/**
 * Counts journeys that begin or end with a whole page: `begun` for who comes from elsewhere, `ended` for who taps on to an end without JavaScript
 * (with it, public/ended.js tells). It goes by what browsers say of a page they open; robots, previews and pages fetched ahead say nothing of the kind. A page
 * that the browser has already (reload, Back) counts nothing, nor does a person who asks for privacy.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function journeyRequests(handle) {
  return (request, response) => {
    const outcomes = globalThis.wizardOutcomes;
    const path = withoutQuery(request.url ?? "");
    const kind = outcomes && kindOf(request, path);
    if (kind) response.once("finish", () => response.statusCode === 200 && outcomes.tally(path, kind));
    return handle(request, response);
  };
}

/** @param {import("node:http").IncomingMessage} request @param {string} path @returns {"begun" | "ended" | null} */
function kindOf({ method = "", headers }, path) {
  const visit = visitOf(method, (name) => headers[name]?.toString());
  const isKnown = headers["if-none-match"] !== undefined || headers["cache-control"] !== undefined;
  const isPrivate = headers["sec-gpc"] === "1" || headers.dnt === "1";
  const isSeen = visit === "person" || (visit === "framed" && framersOf(path).length > 0);
  if (!isSeen || isKnown || isPrivate) return null;
  return headers["sec-fetch-site"] === "same-origin" ? "ended" : "begun";
}
