import { defaultPaths, helpRoutesOf } from "../routes.js";

/**
 * The two addresses of the help site as a Fastify plugin: `app.register(helpRoutes, { key, resendSecret, send })`. It parses bodies in its own scope only, as
 * text, because a signature is checked over the body as it came.
 *
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../routes.js").HelpOptions} options
 */
export async function helpRoutes(app, options) {
  const { keysPath, resendPath } = { ...defaultPaths, ...options };
  const routes = helpRoutesOf(options);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));

  /** @param {import("fastify").FastifyRequest} request @param {import("fastify").FastifyReply} reply @param {string} path */
  const answer = async (request, reply, path) => {
    const { method, headers, body } = request;
    const given = await routes({ method, path, headers, body: async () => (typeof body === "string" ? body : "") });
    return given ? reply.code(given.status).headers(given.headers).send(given.body) : reply.callNotFound();
  };
  app.get(keysPath, (request, reply) => answer(request, reply, keysPath));
  app.post(resendPath, (request, reply) => answer(request, reply, resendPath));
}
