import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { count } from "../../watch/count.js";
import { routerHeaders } from "../door/router-headers.js";
import { keptBytes } from "../limits.js";
import { isPublicPath } from "../public-path.js";
import { isWorthKeeping } from "./asked-again.js";
import { isKnown } from "./entity-tag.js";
import { packBetter } from "./packed-better.js";
import { readAlong } from "./sent-bytes.js";

/** @typedef {{ encoding: string, headers: import("node:http").OutgoingHttpHeaders, body: Buffer }} SentResponse */

/**
 * Keeps whole responses of public pages and of scripts, as the bytes that were sent, and gives them again without asking Next: they would
 * be hashed and compressed anew for every person. A response is kept when it is asked for again, says that it is for everyone (`s-maxage`
 * or `immutable`, no cookie), and only while the content it was made from is the running one. So is a step of the API, and the data that
 * soft navigation asks for. Forms and everything personal go through.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle makes what is not kept; what comes in depends on its address alone (door/trimmed-request.js)
 * @param {() => string | null} contentVersion of the content in force; without one nothing is kept
 * @returns {import("node:http").RequestListener}
 */
export function keptResponses(handle, contentVersion) {
  return (request, response) => {
    const version = contentVersion();
    if (request.method !== "GET" || !version) return handle(request, response);
    const address = request.url ?? "";
    const encoding = encodingFor(request);
    const variant = [encoding, ...softNavigationOf(request)].join(" ");
    const key = `${variant} ${address}`;
    const entry = kept.get(key);
    const isRepeated = entry?.version === version;
    if (isPublicPath(address)) count("publicPages", { result: isRepeated ? "repeated" : "made" });
    if (entry && isRepeated) {
      packBetter(entry);
      return repeat(entry.sent, request, response);
    }
    if (isWorthKeeping(address, variant)) {
      readAlong(response, (body) => {
        // Who else may read it is said to each one that asks (../door/cross-origin.js).
        const { "access-control-allow-origin": _, ...headers } = response.getHeaders();
        if (!isForEveryone(response.statusCode, headers) || version !== contentVersion()) return;
        const sent = {
          encoding: String(headers["content-encoding"] ?? "identity"),
          headers: { ...headers, "content-length": body.length, "x-nextjs-cache": "HIT" },
          body,
        };
        if (sent.encoding !== encoding) return;
        const fresh = { sent, version, bytes: body.length + 2_000 };
        kept.set(key, fresh);
        packBetter(fresh);
      });
    }
    return handle(request, response);
  };
}

/**
 * Bounded by bytes; what was not asked for longest goes first.
 * @type {LRUCache<string, { version: string, sent: SentResponse, bytes: number }>}
 */
const kept = new LRUCache({ maxSize: keptBytes, sizeCalculation: ({ bytes }) => bytes });

/** What Next's reply to soft navigation depends on; nothing for a whole page. @param {import("node:http").IncomingMessage} request */
function softNavigationOf({ headers }) {
  return headers.rsc === undefined ? [] : [...routerHeaders.keys()].map((name) => `${name}:${headers[name] ?? ""}`);
}

/** The one that `compression` chooses too. @param {import("node:http").IncomingMessage} request */
function encodingFor(request) {
  return new Negotiator(request).encoding(["br", "gzip", "identity"], { preferred: ["br", "gzip"] }) ?? "identity";
}

/**
 * @param {SentResponse} sent
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function repeat({ headers, body }, request, response) {
  if (isKnown(request, headers.etag)) {
    const { "content-length": _, "content-encoding": __, "content-type": ___, ...rest } = headers;
    response.writeHead(304, rest).end();
  } else {
    response.writeHead(200, headers).end(body);
  }
}

/** @param {number} status @param {import("node:http").OutgoingHttpHeaders} headers */
function isForEveryone(status, headers) {
  const isShared = /(^|[ ,])(s-maxage=[1-9]|immutable)/.test(String(headers["cache-control"]));
  return status === 200 && isShared && headers["set-cookie"] === undefined;
}
