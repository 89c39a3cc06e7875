import { helpRoutes as webRoutes } from "./web.js";

/**
 * The two addresses of the help site as Hono middleware: `app.use(helpRoutes({ key, resendSecret, send }))`. `node:crypto` has to be there
 * (Node, Bun, Deno, Workers with `nodejs_compat`).
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {import("hono").MiddlewareHandler}
 */
export function helpRoutes(options) {
  const routes = webRoutes(options);
  return async (context, next) => (await routes(context.req.raw)) ?? next();
}
