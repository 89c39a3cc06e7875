import { createHash, timingSafeEqual } from "node:crypto";
import { logBug } from "../../log/log.js";
import { refuse } from "../door/refuse.js";

/**
 * `GET /metrics`, for whoever holds the token; without one for everybody who can reach it.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {{ contentType: string, text(readings: readonly import("../../watch/counted.ts").Reading[]): Promise<string> }} registry
 * @param {string | undefined} token
 * @returns {import("node:http").RequestListener}
 */
export function metricsPage(registry, token) {
  return async (request, response) => {
    if (!["GET", "HEAD"].includes(request.method ?? ""))
      return refuse(response, 405, "read only", { allow: "GET, HEAD" });
    if (token && !isSame(request.headers.authorization, `Bearer ${token}`))
      return refuse(response, 401, "not with this token", { "www-authenticate": "Bearer" });
    try {
      const text = await registry.text((await globalThis.wizardReadings?.()) ?? []);
      response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" }).end(text);
    } catch (cause) {
      logBug("metrics-not-told", {}, cause);
      refuse(response, 500, "not told");
    }
  };
}

/**
 * Leads `/metrics` to `show`, and everything else to `handle`.
 *
 * @param {import("node:http").RequestListener} show
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withMetrics(show, handle) {
  return (request, response) => {
    const [path] = (request.url ?? "").split("?", 1);
    return (path === "/metrics" ? show : handle)(request, response);
  };
}

/** In the same time, however much of it fits. @param {string | undefined} given @param {string} expected */
function isSame(given, expected) {
  const digest = (/** @type {string} */ text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(expected));
}
