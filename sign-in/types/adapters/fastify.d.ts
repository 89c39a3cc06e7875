/**
 * The two addresses of the help site as a Fastify plugin: `app.register(helpRoutes, { key, resendSecret, send })`. It parses bodies in its own scope only, as
 * text, because a signature is checked over the body as it came.
 *
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../routes.js").HelpOptions} options
 */
export declare function helpRoutes(app: import("fastify").FastifyInstance, options: import("../routes.js").HelpOptions): Promise<void>;
