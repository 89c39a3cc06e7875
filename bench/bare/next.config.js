/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  agentRules: false,
  // Next itself comes from the repository's node_modules, two folders up.
  turbopack: { root: new URL("../..", import.meta.url).pathname },
};
