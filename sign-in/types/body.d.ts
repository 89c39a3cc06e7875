/**
 * A body as text, letter by letter as it was signed; `null` when it is too long for any request of the help site, so that no stranger fills the memory.
 *
 * @param {AsyncIterable<Uint8Array> | null | undefined} chunks
 * @returns {Promise<string | null>}
 */
export declare function readBody(chunks: AsyncIterable<Uint8Array> | null | undefined): Promise<string | null>;
