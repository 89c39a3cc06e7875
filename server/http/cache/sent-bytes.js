/**
 * Reads along what is sent, and gives all of it to `read` when the last byte was handed over, before it is on its way.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {(body: Buffer) => void} read
 */
export function readAlong(response, read) {
  const { write, end } = response;
  /** @type {Buffer[]} */
  const parts = [];
  response.write = (/** @type {unknown[]} */ ...given) => {
    parts.push(...bytesOf(given));
    return Reflect.apply(write, response, given);
  };
  response.end = (/** @type {unknown[]} */ ...given) => {
    parts.push(...bytesOf(given));
    read(Buffer.concat(parts));
    return Reflect.apply(end, response, given);
  };
}

/**
 * Holds everything back until the last byte was handed over, then sends what `finish` makes of it; headers can be set until then.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {(body: Buffer) => Buffer} finish
 */
export function inOnePiece(response, finish) {
  const { write, end, flushHeaders } = response;
  /** @type {Buffer[]} */
  const parts = [];
  response.flushHeaders = () => {};
  response.write = (/** @type {unknown[]} */ ...given) => {
    parts.push(...bytesOf(given));
    return true;
  };
  response.end = (/** @type {unknown[]} */ ...given) => {
    parts.push(...bytesOf(given));
    Object.assign(response, { write, end, flushHeaders });
    return response.end(finish(Buffer.concat(parts)));
  };
}

/** What `write` and `end` are given first: bytes, text in an encoding, or nothing. @param {unknown[]} given */
function bytesOf([part, encoding]) {
  if (part instanceof Uint8Array) return [Buffer.from(part)];
  if (typeof part !== "string") return [];
  const isNamed = typeof encoding === "string" && Buffer.isEncoding(encoding);
  return [Buffer.from(part, isNamed ? encoding : "utf8")];
}
