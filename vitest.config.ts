import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Promises that take a database, several processes, many simulated days or every journey there is are named `*.proof.ts`; `npm run check` leaves
// them to `npm run proofs`.
const pureProofs = "{server/content,machines}/**/*.proof.ts";

const processors = availableParallelism();

// Many of them wait for clocks, and for processes to start and end: one more at a time keeps the processors busy.
const waiting = { maxWorkers: processors + 1, sequence: { groupOrder: 1 }, testTimeout: 90_000 };

export default defineConfig({
  test: {
    // All cores: the default leaves one idle, which is half of a machine with two.
    maxWorkers: processors,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Tests that read the log hear it (server/testing/heard-log.ts). Vite has a BASE_URL of its own, which is none for a site.
    env: { LOG_LEVEL: "silent", BASE_URL: "" },
    // No test may need another one before it. A failing run prints its seed; `--sequence.seed=<seed>` repeats that order.
    sequence: { shuffle: { files: false, tests: true } },
    globalSetup: ["server/testing/shared-content.ts"],
    projects: [
      {
        extends: true,
        // Pure: the files may share their modules, which spares loading them again for each.
        test: {
          name: "core",
          include: ["{machines,components,app,bench}/**/*.test.{ts,tsx}"],
          isolate: false,
        },
      },
      { extends: true, test: { name: "shell", include: ["{server,demo,docs,ops,sign-in,examples}/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "proofs",
          ...waiting,
          include: ["**/*.proof.ts"],
          exclude: ["**/node_modules/**", pureProofs],
          globalSetup: ["server/testing/shared-databases.ts"],
        },
      },
      // Pure as well, and all on the same content.
      {
        extends: true,
        test: {
          name: "pure-proofs",
          ...waiting,
          include: [pureProofs],
          isolate: false,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
