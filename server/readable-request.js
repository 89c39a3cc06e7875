/**
 * Answers what Next can only break on: a method it does not know (405) and a target that is no path (400). A path whose percent signs
 * mean nothing is taken letter by letter, so a link that was cut off gets the answer of any other unknown address.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle answers everything else
 * @returns {import("node:http").RequestListener}
 */
export function readableRequests(handle) {
  return (request, response) => {
    const target = request.url ?? "";
    if (request.method === "TRACE") return refuse(response, 405, "method not allowed");
    if (!target.startsWith("/")) return refuse(response, 400, "not a path");
    const [path = ""] = target.split("?", 1);
    if (!canBeDecoded(path)) request.url = path.replaceAll("%", "%25") + target.slice(path.length);
    return handle(request, response);
  };
}

/** @param {string} path */
function canBeDecoded(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} reason
 */
function refuse(response, status, reason) {
  response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" }).end(reason);
}
