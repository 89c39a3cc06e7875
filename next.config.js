// The build of `npm run e2e`, after `npm run types` and never built upon again.
const isForTests = process.env.BUILD_FOR === "tests";

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // server/http/http-server.js does it, better.
  compress: false,
  // `next dev` would otherwise write an AGENTS.md into the repository.
  agentRules: false,
  // PGlite loads its wasm from disk beside itself; bundling would lose it. Twilio's SDK is large and loaded only when it is used.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "twilio"],
  // Titles stand in the head for every client; Next would stream them to some, by their name.
  htmlLimitedBots: /.*/,
  // There are none to make smaller, and everyone could have it work on something.
  images: { unoptimized: true },
  // Browsers ask for the icon again with every step.
  headers: async () => [
    {
      source: "/icon.svg",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
    },
    // For pages of other sites, with `crossorigin` and `integrity` too; it holds nothing that is not for everyone.
    {
      source: "/embed.js",
      headers: [
        { key: "Cache-Control", value: "public, max-age=3600, stale-while-revalidate=86400" },
        { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
        { key: "Access-Control-Allow-Origin", value: "*" },
      ],
    },
  ],
  typescript: { ignoreBuildErrors: isForTests },
  experimental: {
    turbopackFileSystemCacheForBuild: !isForTests,
    // What runs is the same without them.
    turbopackSourceMaps: !isForTests,
    inlineCss: true,
    serverActions: { bodySizeLimit: "16kb" },
    // server/http/door/soft-navigation.js does it, before the page.
    validateRSCRequestHeaders: false,
  },
};
