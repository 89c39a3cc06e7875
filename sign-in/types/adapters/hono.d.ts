/**
 * The two addresses of the help site as Hono middleware: `app.use(helpRoutes({ key, resendSecret, send }))`. `node:crypto` has to be there
 * (Node, Bun, Deno, Workers with `nodejs_compat`).
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {import("hono").MiddlewareHandler}
 */
export declare function helpRoutes(options: import("../routes.js").HelpOptions): import("hono").MiddlewareHandler;
