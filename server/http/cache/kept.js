import { LRUCache } from "lru-cache";
import { keptBytes } from "../limits.js";

/** @typedef {{ kind: string, html?: unknown, rscData?: Uint8Array, body?: Uint8Array, headers?: Record<string, string>, status?: number }} Page */
/** @typedef {{ encoding: string, headers: import("node:http").OutgoingHttpHeaders, body: Buffer }} SentResponse */
/** @typedef {{ version: string | null, bytes: number } & ({ page: Page, lastModified: number } | { sent: SentResponse })} Kept */

/**
 * The one cache of the server: pages as Next wants them back, which soft navigation is served from, and responses as they were sent. Bounded
 * by bytes; what was not asked for longest goes first. One per process: Next loads page-cache.js, the server kept-responses.js.
 *
 * @type {LRUCache<string, Kept>}
 */
export const kept = new LRUCache({ maxSize: keptBytes, sizeCalculation: ({ bytes }) => bytes });
