/**
 * The two addresses of the help site as one function from `Request` to `Response`, for servers that speak the Web's own words (Next.js, Remix, Bun, Deno).
 * `null` for every other path.
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {(request: Request) => Promise<Response | null>}
 */
export declare function helpRoutes(options: import("../routes.js").HelpOptions): (request: Request) => Promise<Response | null>;
