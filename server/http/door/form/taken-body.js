/**
 * The whole body of a request, which can be read again by whoever comes next; `too-long` as soon as it is longer than `most` bytes, however
 * its length was announced; `null` when the sender has left.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {number} most
 * @returns {Promise<Buffer<ArrayBuffer> | "too-long" | null>}
 */
export function takenBody(request, most) {
  if (Number(request.headers["content-length"]) > most) return Promise.resolve("too-long");
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const parts = [];
    let length = 0;
    request.on("readable", read).on("close", leave).on("error", leave);

    function read() {
      for (let part = request.read(); part !== null; part = request.read()) {
        parts.push(part);
        length += part.length;
      }
      if (length > most) return settle("too-long");
      if (!request.complete) return;
      const body = Buffer.concat(parts);
      settle(body);
      // Given back in the same tick: a stream that was found empty ends with the next one.
      if (length > 0) request.unshift(body);
    }

    function leave() {
      settle(null);
    }

    /** @param {Buffer<ArrayBuffer> | "too-long" | null} body */
    function settle(body) {
      request.off("readable", read).off("close", leave).off("error", leave);
      resolve(body);
    }
  });
}
