/**
 * Returns what Next can only break on: a method that no page has (405), a target that is not a path (400), and a form that is too long
 * (413) or from another site (403). A path whose percent signs mean nothing is taken letter by letter, so a link that was cut off gets
 * the answer of any other unknown address.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle answers everything else
 * @returns {import("node:http").RequestListener}
 */
export function readableRequests(handle) {
  return (request, response) => {
    const target = request.url ?? "";
    if (!target.startsWith("/")) return refuse(response, 400, "not a path");
    const [path = ""] = target.split("?", 1);
    // The routes of the API know their methods and bodies themselves.
    const methods = path.startsWith("/api/") ? apiMethods : pageMethods;
    if (!methods.includes(request.method ?? "")) return refuse(response, 405, "method not allowed");
    if (request.method === "POST" && methods === pageMethods) {
      if (Number(request.headers["content-length"]) > longestForm) return refuse(response, 413, "form too long");
      if (!isFromHere(request.headers)) return refuse(response, 403, "form of another site");
    }
    if (!canBeDecoded(path)) request.url = path.replaceAll("%", "%25") + target.slice(path.length);
    return handle(request, response);
  };
}

const pageMethods = ["GET", "HEAD", "POST", "OPTIONS"];
const apiMethods = [...pageMethods, "PUT", "PATCH", "DELETE"];

// Bytes; `bodySizeLimit` in next.config.js.
const longestForm = 16 * 1024;

/**
 * The comparison that Next makes before a server action, against presses that other sites forge; Next answers them with 500.
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
function isFromHere({ origin, host, "x-forwarded-host": forwarded }) {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const [outside] = String(forwarded ?? "").split(",");
  return [host, outside?.trim()].includes(new URL(origin).host);
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
