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
    keep(given);
    return Reflect.apply(write, response, given);
  };
  response.end = (/** @type {unknown[]} */ ...given) => {
    keep(given);
    read(Buffer.concat(parts));
    return Reflect.apply(end, response, given);
  };

  /** @param {unknown[]} given */
  function keep([part, encoding]) {
    if (typeof part === "string") {
      const isNamed = typeof encoding === "string" && Buffer.isEncoding(encoding);
      parts.push(Buffer.from(part, isNamed ? encoding : "utf8"));
    } else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  }
}
