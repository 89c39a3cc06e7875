import { readBody } from "../body.js";
import { helpRoutesOf } from "../routes.js";

/**
 * The two addresses of the help site as middleware for Express, Connect, or any server that hands on Node's own request and response. Mount it before
 * `express.json()`: a signature is checked over the body as it came.
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: (error?: unknown) => void) => void}
 */
export function helpRoutes(options) {
  const routes = helpRoutesOf(options);
  return (request, response, next) => {
    const { method = "GET", url = "/", headers } = request;
    const path = url.split("?", 1)[0] ?? "/";
    routes({ method, path, headers, body: () => rawBody(request) }).then((reply) => {
      if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
      else next();
    }, next);
  };
}

/** @param {import("node:http").IncomingMessage} request */
async function rawBody(request) {
  if ("body" in request && request.body !== undefined)
    throw new Error("The body was parsed before the help site's routes saw it: mount them before express.json().");
  return readBody(request);
}
