/** What Next 16.4 leaves in the process and server/http/cache/page-cache.js reaches for; any of it may be gone in the next version. */
declare global {
  var __incrementalCache: { cacheControls?: { clear?(): void } } | undefined;
}

export {};
