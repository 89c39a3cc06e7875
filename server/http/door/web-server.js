import { createServer, STATUS_CODES } from "node:http";
import { refuse } from "./refuse.js";
import { secured } from "./security-headers.js";

/**
 * A server that is not listening yet, with bounds for those who send slowly, too much, or nonsense. What never becomes a request is told so
 * with the same headers as everything else.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {typeof import("../limits.js").connectionBounds} bounds
 * @param {ReadonlyMap<string, string>} headers on every response
 */
export function webServer(handle, bounds, headers) {
  const { connections, requestsPerConnection, ...options } = bounds;
  // Node would refuse a request without a host by itself, and without our headers.
  const server = createServer({ ...options, requireHostHeader: false });
  server.maxConnections = connections;
  server.maxRequestsPerSocket = requestsPerConnection;
  /** @type {WeakMap<import("node:stream").Duplex, import("node:http").ServerResponse>} */
  const latest = new WeakMap();
  server.on(
    "request",
    secured((request, response) => {
      latest.set(request.socket, response);
      // Checks of load balancers speak HTTP/1.0, which knows none.
      if (request.headers.host === undefined && request.httpVersion !== "1.0") return refuse(response, 400, "no host");
      return handle(request, response);
    }, headers),
  );
  server.on(
    "checkExpectation",
    secured((_, response) => refuse(response, 417, "cannot be expected"), headers),
  );
  server.on("clientError", (error, socket) => {
    const response = latest.get(socket);
    // In the middle of a response nothing can be said.
    const isMidway = response?.headersSent && !response.writableFinished;
    if (!socket.writable || isMidway || ("code" in error && error.code === "ECONNRESET")) return socket.destroy(error);
    socket.end(rawReply(statusOf(error), headers));
  });
  return server;
}

/** The status that Node itself chooses. @param {Error} error */
function statusOf(error) {
  return ("code" in error && typeof error.code === "string" && statuses.get(error.code)) || 400;
}

const statuses = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", 413],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** @param {number} status @param {ReadonlyMap<string, string>} headers */
function rawReply(status, headers) {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    "content-length: 0",
    ...lines,
    "",
    "",
  ].join("\r\n");
}
