import { log } from "../../log/log.js";

/**
 * Replies with a reason in plain text, which no cache keeps, and writes its line in the log. Whoever is still sending is cut off: what was refused is not read
 * to its end.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} reason
 * @param {Record<string, string>} [headers]
 * @param {import("../../log/log.js").Kind | null} [kind] of its line in the log; `null` where there is one already
 */
export function refuse(response, status, reason, headers = {}, kind = "request-refused") {
  if (kind) log(kind, { status, reason });
  const isRead = response.req.complete;
  response
    .writeHead(status, {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(isRead ? {} : { connection: "close" }),
      ...headers,
    })
    .end(reason);
}
