import base from "./playwright.config.ts";

const port = Number(process.env.E2E_PORT ?? 3100);

// The promises about new codes, kept by two processes on one PostgreSQL behind one address.
export default {
  ...base,
  testMatch: "tickets.spec.ts",
  webServer: {
    ...base.webServer,
    command: "tsx e2e/stage/two-processes.ts",
    url: `http://localhost:${port}/api/health`,
  },
};
