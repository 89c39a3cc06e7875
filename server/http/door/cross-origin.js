import { embedOrigins } from "../../listed-origins.js";

/**
 * Lets pages of the origins in `EMBED_ORIGINS` read `/api/v1/*`, whatever it replies, and nobody else (CORS, Fetch standard 3.2). Without cookies: these
 * replies are the same for everyone. Replies name the one origin that asks, so they vary with it.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function crossOrigin(handle) {
  return (request, response) => {
    const origins = embedOrigins();
    if (origins.length === 0 || !/^\/api\/v1(\/|$)/.test(request.url ?? "")) return handle(request, response);
    const { origin, "access-control-request-method": wanted } = request.headers;
    const isAllowed = origin !== undefined && origins.includes(origin);
    const { writeHead } = response;
    // At the last moment: a reply may bring a Vary of its own, and one that is kept (../cache/kept-responses.js) all its headers.
    response.writeHead = (/** @type {unknown[]} */ ...given) => {
      const last = given.at(-1);
      const said = typeof last === "object" && last !== null ? Object.entries(last) : [];
      for (const [name, value] of said) response.setHeader(name, value);
      const vary = [response.getHeader("vary") ?? []].flat().join(", ");
      if (!/\borigin\b/i.test(vary)) response.setHeader("vary", vary ? `${vary}, Origin` : "Origin");
      if (isAllowed) response.setHeader("access-control-allow-origin", origin);
      // Where there were too many.
      if (isAllowed && response.hasHeader("retry-after"))
        response.setHeader("access-control-expose-headers", "retry-after");
      return Reflect.apply(writeHead, response, given.slice(0, said.length > 0 ? -1 : undefined));
    };
    if (request.method === "OPTIONS" && isAllowed && wanted !== undefined)
      return response.writeHead(204, { ...asked, "cache-control": "no-store" }).end();
    return handle(request, response);
  };
}

/** What a browser may send after it has asked. */
const asked = {
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};
