import { Server } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { readEnvFiles } from "../env-files.js";
import { log, logNotStarted } from "../log/log.js";
import { traceSettings } from "../traces/trace-settings.js";
import { keptResponses } from "./cache/kept-responses.js";
import { contentVersion } from "./content-version.js";
import { crossOrigin } from "./door/cross-origin.js";
import { serverActions } from "./door/form/server-actions.js";
import { wholeForms } from "./door/form/whole-form.js";
import { readableRequests } from "./door/readable-request.js";
import { securityHeaders } from "./door/security-headers.js";
import { softNavigations } from "./door/soft-navigation.js";
import { trimmedRequests } from "./door/trimmed-request.js";
import { webServer } from "./door/web-server.js";
import { finishedPages } from "./finished-page.js";
import { inTurn } from "./in-turn.js";
import * as limits from "./limits.js";
import { journeyRequests } from "./watched/journey-requests.js";

// Next's production server, with a door in front of it and the responses of public pages kept between the two. `server/serve.js` starts it.
// Plain JavaScript, without a loader: Next imports its parts again and again.

// The settings may stand in a file, which Next itself reads later.
readEnvFiles();
// Next listens for upgrades on the server it is given, and leaves those it does not know open for ever. So it is given one that nobody reaches.
const app = next({ dev: false, httpServer: new Server() });
const site = inTurn(compressed(finishedPages(app.getRequestHandler())), {
  atOnce: limits.requestsUnderWay,
  waiting: limits.connectionBounds.connections,
});
const pages = trimmedRequests(keptResponses(site, contentVersion));
const baseUrl = process.env.BASE_URL ?? "";
const forms = softNavigations(wholeForms(pages, serverActions()));
const whole = journeyRequests(crossOrigin(readableRequests(forms, baseUrl)));
const { door: inner, endTraces } = await tracedDoor(whole);
const headers = securityHeaders({ isHttps: /^https:/i.test(baseUrl) });
const { METRICS_PORT, METRICS_TOKEN } = process.env;
const { door, listen } = METRICS_PORT || METRICS_TOKEN ? await watchedDoor() : { door: inner, listen: () => {} };
const server = webServer(door, limits.connectionBounds, headers);
server.on("error", (error) => {
  logNotStarted(error.message);
  process.exit(1);
});

// Before the rest starts up: what is under way there is brought to its end first (server/shutdown.ts), then this runs.
for (const signal of ["SIGTERM", "SIGINT"])
  process.once(signal, () => {
    server.close(() =>
      app
        .close()
        .finally(endTraces)
        .finally(() => process.exit(0)),
    );
    server.closeIdleConnections();
    // A person on a slow line still gets the page; nobody waits for ever.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });

// Next does not wait for it, and nobody is served before content and database are there.
/** @type {Promise<number>} */
const isUp = new Promise((resolve) => {
  globalThis.wizardIsUp = resolve;
});
await app.prepare();
const port = await isUp;
listen();
server.listen(port, () => log("ready", { address: `http://localhost:${port}` }));

/**
 * What traces is loaded only where somebody looks at traces. They are never why a server does not start.
 *
 * @param {import("node:http").RequestListener} handle
 */
async function tracedDoor(handle) {
  const settings = traceSettings(process.env);
  if (settings && "problem" in settings) log("traces-not-sent", { problem: settings.problem });
  if (!settings || "problem" in settings) return { door: handle, endTraces: async () => {} };
  const [{ startTraces }, { tracedRequests }] = await Promise.all([
    import("../traces/start-traces.js"),
    import("./watched/traced-requests.js"),
  ]);
  const traces = startTraces(settings);
  return { door: tracedRequests(handle, traces), endTraces: traces.stop };
}

/** What counts is loaded only where somebody reads it. */
async function watchedDoor() {
  const { watched } = await import("./watched/watched.js");
  const settings = { port: METRICS_PORT ? Number(METRICS_PORT) : undefined, token: METRICS_TOKEN };
  return watched(inner, settings, limits.connectionBounds, headers);
}

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
