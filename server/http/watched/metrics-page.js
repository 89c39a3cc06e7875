import { logBug } from "../../log/log.js";
import { isSame } from "../../same-secret.js";
import { withoutQuery } from "../../without-query.js";
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
    if (token && !isSame(bearerOf(request.headers.authorization), token))
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
    const path = withoutQuery(request.url ?? "");
    return (path === "/metrics" ? show : handle)(request, response);
  };
}

/** The scheme may be written in any case (RFC 9110, 11.1). @param {string | undefined} authorization */
function bearerOf(authorization = "") {
  return /^bearer (.+)$/i.exec(authorization)?.[1] ?? "";
}
