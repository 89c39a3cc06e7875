import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

/**
 * Keeps whole answers of public pages and of scripts, as the bytes that were sent, and gives them again without asking Next: they would
 * be hashed and compressed anew for every person. An answer is kept when it says that it is for everyone (`s-maxage` or `immutable`, no
 * cookie) and only while the content it was made from is the running one. Soft navigation, forms and everything personal go through.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle answers what is not kept
 * @param {() => string | null} contentVersion of the content in force; without one nothing is kept
 * @returns {import("node:http").RequestListener}
 */
export function answerCache(handle, contentVersion) {
  /** @type {LRUCache<string, Answer>} */
  const answers = new LRUCache({ maxSize, sizeCalculation: ({ body }) => body.length + 2_000 });
  return (request, response) => {
    const key = keyOf(request);
    const version = contentVersion();
    if (!key || !version) return handle(request, response);
    const kept = answers.get(key);
    if (kept?.version === version) return repeat(kept, request, response);
    listen(response, (answer) => {
      if (version === contentVersion() && answer.encoding === encodingFor(request))
        answers.set(key, { ...answer, version });
    });
    return handle(request, response);
  };
}

/** @typedef {{ version: string, encoding: string, headers: import("node:http").OutgoingHttpHeaders, body: Buffer }} Answer */

// Bytes.
const maxSize = 128 * 1024 * 1024;

/**
 * The path and the encoding: a public page depends on nothing else. `null` for everything that is not a whole page.
 * @param {import("node:http").IncomingMessage} request
 */
function keyOf(request) {
  if (request.method !== "GET" || request.headers.rsc !== undefined) return null;
  return `${encodingFor(request)} ${request.url?.split("?", 1)[0]}`;
}

/** The one that `compression` chooses too. @param {import("node:http").IncomingMessage} request */
function encodingFor(request) {
  return new Negotiator(request).encoding(["br", "gzip", "identity"], { preferred: ["br", "gzip"] }) ?? "identity";
}

/**
 * @param {Answer} kept
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function repeat({ headers, body }, request, response) {
  const known = request.headers["if-none-match"];
  // A comparison as RFC 9110 13.1.2 asks for: weak, and of a list.
  const isKnown = known?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === headers.etag);
  if (isKnown) {
    const { "content-length": _, "content-encoding": __, "content-type": ___, ...rest } = headers;
    response.writeHead(304, rest).end();
  } else {
    response.writeHead(200, headers).end(body);
  }
}

/**
 * Reads along what is sent, and gives it to `keep` when it may be kept.
 * @param {import("node:http").ServerResponse} response
 * @param {(answer: Omit<Answer, "version">) => void} keep
 */
function listen(response, keep) {
  const { write, end } = response;
  /** @type {Buffer[]} */
  const parts = [];
  /** @param {unknown} part @param {unknown} encoding */
  const read = (part, encoding) => {
    if (typeof part === "string") parts.push(Buffer.from(part, typeof encoding === "string" ? encoding : "utf8"));
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  response.write = (...given) => {
    read(given[0], given[1]);
    return write.apply(response, given);
  };
  response.end = (...given) => {
    read(given[0], given[1]);
    const headers = response.getHeaders();
    if (isForEveryone(response.statusCode, headers)) {
      const body = Buffer.concat(parts);
      keep({
        encoding: String(headers["content-encoding"] ?? "identity"),
        headers: { ...headers, "content-length": body.length, "x-nextjs-cache": "HIT" },
        body,
      });
    }
    return end.apply(response, given);
  };
}

/** @param {number} status @param {import("node:http").OutgoingHttpHeaders} headers */
function isForEveryone(status, headers) {
  const isShared = /(^|[ ,])(s-maxage=[1-9]|immutable)/.test(String(headers["cache-control"]));
  return status === 200 && isShared && headers.etag !== undefined && headers["set-cookie"] === undefined;
}
