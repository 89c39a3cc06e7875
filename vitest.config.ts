import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{machines,server,components,app,demo,bench}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
