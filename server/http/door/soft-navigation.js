import { createHash } from "node:crypto";
import { routeOf } from "./routes.js";

/**
 * Lets a request of soft navigation through when the checksum in its address (`_rsc`) fits the headers it comes with, else sends it to the
 * address that does (307): a cache in front may look at the address only, and nobody shall put one thing there under the name of another.
 * It is Next's own comparison (16.4.6), which needs the checksum where it is then written into the page that is kept; so that one is off
 * (next.config.js), and this one stands before.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function softNavigations(handle) {
  return (request, response) => {
    const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s, 2);
    const route = routeOf(path);
    if (request.method === "POST" || request.headers.rsc !== "1" || !route.headers.includes("rsc"))
      return handle(request, response);
    const fits = checksum(request.headers);
    const parameters = new URLSearchParams(query);
    if (parameters.get("_rsc") === fits) return handle(request, response);
    parameters.delete("_rsc");
    const rest = route.query ? `${parameters}&`.replace(/^&/, "") : "";
    response
      .writeHead(307, { location: `${path}?${rest}_rsc${fits && `=${fits}`}`, "cache-control": "no-store" })
      .end();
  };
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function checksum(headers) {
  const prefetch = String(headers["next-router-prefetch"]);
  const parts = [
    /^[123]$/.test(prefetch) ? prefetch : "0",
    headers["next-router-segment-prefetch"] ?? "0",
    headers["next-router-state-tree"] ?? "0",
    headers["next-url"] ?? "0",
  ];
  if (parts.every((part) => part === "0")) return "";
  return createHash("sha256").update(parts.join(",")).digest().subarray(0, 12).toString("base64url");
}
