/**
 * Counts journeys that begin or end with a whole page: `begun` for who comes from elsewhere, `ended` for who taps on to an end without JavaScript
 * (with it, public/ended.js tells). It goes by what browsers say of a tap; robots, previews and pages fetched ahead say nothing of the kind. A page
 * that the browser has already (reload, Back) counts nothing, nor does a person who asks for privacy.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function journeyRequests(handle) {
  return (request, response) => {
    const outcomes = globalThis.wizardOutcomes;
    const kind = outcomes && kindOf(request);
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (kind) response.once("finish", () => response.statusCode === 200 && outcomes.tally(path, kind));
    return handle(request, response);
  };
}

/** @param {import("node:http").IncomingMessage} request @returns {"begun" | "ended" | null} */
function kindOf({ method, headers }) {
  const isTap = headers["sec-fetch-user"] === "?1" && headers["sec-fetch-mode"] === "navigate";
  const isKnown = headers["if-none-match"] !== undefined || headers["cache-control"] !== undefined;
  const isPrivate = headers["sec-gpc"] === "1" || headers.dnt === "1";
  const isAhead = headers["sec-purpose"] !== undefined || headers.purpose !== undefined;
  if (method !== "GET" || !isTap || isKnown || isPrivate || isAhead) return null;
  return headers["sec-fetch-site"] === "same-origin" ? "ended" : "begun";
}
