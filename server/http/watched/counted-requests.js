import { count, measure } from "../../watch/count.js";
import { pageKind } from "./page-kind.js";

/**
 * Counts every request by its kind and what came of it, and how long it took until all was sent. Whoever leaves before that is `cut`: their time
 * says nothing about us.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function countedRequests(handle) {
  return (request, response) => {
    const begun = performance.now();
    // Later on the address is another: ours are cut down to what their route may know.
    const kind = pageKind(request.method ?? "", request.url ?? "");
    response.once("close", () => {
      const isSent = response.writableFinished;
      count("requests", { kind, status: isSent ? `${String(response.statusCode).charAt(0)}xx` : "cut" });
      if (isSent) measure("requestSeconds", { kind }, (performance.now() - begun) / 1_000);
    });
    return handle(request, response);
  };
}
