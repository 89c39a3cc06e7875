import { log, logNotStarted } from "../../log/log.js";
import { startRegistry } from "../../watch/registry.js";
import { refuse } from "../door/refuse.js";
import { webServer } from "../door/web-server.js";
import { countedRequests } from "./counted-requests.js";
import { metricsPage, withMetrics } from "./metrics-page.js";

/**
 * The door of a server that is watched: its requests are counted, and the numbers are told on a port of their own, or on this one to those who
 * hold the token. Loaded only where one of the two is set.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} door
 * @param {{ port: number | undefined, token: string | undefined }} settings
 * @param {typeof import("../limits.js").connectionBounds} bounds
 * @param {ReadonlyMap<string, string>} headers
 */
export function watched(door, { port, token }, bounds, headers) {
  const registry = startRegistry();
  globalThis.wizardWatcher = registry.watcher;
  const show = metricsPage(registry, token);
  if (port === undefined) return { door: withMetrics(show, countedRequests(door)), listen: () => {} };
  const server = webServer(
    withMetrics(show, (_, response) => refuse(response, 404, "only /metrics")),
    { ...bounds, connections: 20 },
    headers,
  );
  server.on("error", (error) => {
    logNotStarted(error.message);
    process.exit(1);
  });
  return {
    door: countedRequests(door),
    listen: () => server.listen(port, () => log("metrics-ready", { address: `http://localhost:${port}/metrics` })),
  };
}
