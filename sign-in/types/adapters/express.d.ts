/**
 * The two addresses of the help site as middleware for Express, Connect, or any server that hands on Node's own request and response. Mount it before
 * `express.json()`: a signature is checked over the body as it came.
 *
 * @param {import("../routes.js").HelpOptions} options
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: (error?: unknown) => void) => void}
 */
export declare function helpRoutes(options: import("../routes.js").HelpOptions): (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: (error?: unknown) => void) => void;
