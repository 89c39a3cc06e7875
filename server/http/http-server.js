import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { keptResponses } from "./cache/kept-responses.js";
import { contentVersion } from "./content-version.js";
import { finishedPages } from "./finished-page.js";
import { inTurn } from "./in-turn.js";
import * as limits from "./limits.js";
import { readableRequests } from "./readable-request.js";

// Next's production server, with the responses of public pages kept in front of it. `server/serve.js` starts it once all is checked.
// Plain JavaScript, without a loader: Next imports its parts again and again.

const port = Number(process.env.PORT);
const app = next({ dev: false, port });
const { headersTimeout, requestTimeout, keepAliveTimeout } = limits;
const server = createServer({ maxHeaderSize: limits.headerBytes, headersTimeout, requestTimeout, keepAliveTimeout });
server.maxConnections = limits.connections;
server.maxRequestsPerSocket = limits.requestsPerConnection;
server.on("error", (error) => {
  console.error(`The server does not start.\n${error.message}`);
  process.exit(1);
});

// Before the rest starts up: what is under way there is brought to its end first (server/shutdown.ts), then this runs.
for (const signal of ["SIGTERM", "SIGINT"])
  process.once(signal, () => {
    server.close(() => app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
    // A person on a slow line still gets the page; nobody waits for ever.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });

await app.prepare();
const site = inTurn(compressed(finishedPages(app.getRequestHandler())), {
  atOnce: limits.requestsUnderWay,
  waiting: limits.connections,
});
server.on("request", readableRequests(keptResponses(site, contentVersion)));
server.listen(port, () => console.info(`Ready on http://localhost:${port}`));

/**
 * Brotli or gzip. Next has only gzip, whose window is too short to see that React's data say again what the page says.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
function compressed(handle) {
  const compress = compression({
    brotli: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: limits.brotliWindow },
    },
  });
  return (request, response) => compress(request, response, () => handle(request, response));
}
