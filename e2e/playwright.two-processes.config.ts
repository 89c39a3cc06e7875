import base from "./playwright.config.ts";

const port = Number(process.env.E2E_PORT ?? 3100);

// The promises about new codes, kept by two processes on one PostgreSQL behind one address.
export default {
  ...base,
  projects: [{ name: "two processes" }],
  workers: 2,
  testMatch: "tickets.spec.ts",
  // Those in which it matters that another process may have taken the request before.
  grep: /in another browser|uses nothing up|one code|too early/,
  webServer: {
    ...base.webServer,
    command: "tsx e2e/stage/two-processes.ts",
    url: `http://localhost:${port}/api/health`,
  },
};
