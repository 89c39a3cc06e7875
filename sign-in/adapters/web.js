import { readBody } from "../body.js";
import { helpRoutesOf } from "../routes.js";

/**
 * The two addresses of the help site as one function from `Request` to `Response`, for servers that speak the Web's own words (Next.js, Remix, Bun, Deno).
 * `null` for every other path.
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {(request: Request) => Promise<Response | null>}
 */
export function helpRoutes(options) {
  const routes = helpRoutesOf(options);
  return async (request) => {
    const reply = await routes({
      method: request.method,
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: () => readBody(request.body),
    });
    return reply && new Response(reply.body, { status: reply.status, headers: reply.headers });
  };
}
