/** Bytes of the longest request of the help site: real ones have 200. */
const longestBody = 64 * 1024;

/**
 * A body as text, letter by letter as it was signed; `null` when it is too long for any request of the help site, so that no stranger fills the memory.
 *
 * @param {AsyncIterable<Uint8Array> | null | undefined} chunks
 * @returns {Promise<string | null>}
 */
export async function readBody(chunks) {
  /** @type {Uint8Array[]} */
  const read = [];
  let bytes = 0;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.length;
    if (bytes > longestBody) return null;
    read.push(chunk);
  }
  return Buffer.concat(read).toString("utf8");
}
