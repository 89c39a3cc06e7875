import { pageKind } from "./page-kind.js";

/**
 * Lets every request begin a trace, under its kind and nothing else of its address.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {ReturnType<typeof import("../../traces/start-traces.js").startTraces>} traces
 * @returns {import("node:http").RequestListener}
 */
export function tracedRequests(handle, traces) {
  return (request, response) => {
    const method = request.method ?? "";
    traces.request({ kind: pageKind(method, request.url ?? ""), method }, response, () => handle(request, response));
  };
}
