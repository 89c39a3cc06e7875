/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // server/http/http-server.js does it, better.
  compress: false,
  // `next dev` would otherwise write an AGENTS.md into the repository.
  agentRules: false,
  // PGlite loads its wasm from disk beside itself; bundling would lose it. Twilio's SDK is large and loaded only when it is used.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "twilio"],
  // The in-memory page cache with our CSP by hash and content version; Next's own memory cache would answer before it.
  cacheHandler: new URL("./server/http/cache/page-cache.js", import.meta.url).pathname,
  cacheMaxMemorySize: 0,
  // Seconds a CDN may go on showing an old page while it fetches the new one.
  expireTime: 3600,
  // Browsers ask for the icon again with every step.
  headers: async () => [
    {
      source: "/icon.svg",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
    },
  ],
  experimental: { inlineCss: true, serverActions: { bodySizeLimit: "16kb" } },
};
