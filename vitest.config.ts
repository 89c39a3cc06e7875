import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Promises that take a database, several processes, many simulated days or every journey there is. `npm run check` leaves them to `npm run proofs`.
const proofs = [
  "server/{database,delivery,every-journey,enumeration,incident-watch,outbox,outbox-crash,purge,resend,resend-model,resend-processes,resend-proof}.test.ts",
  "server/delivery-events/{record,receive}.test.ts",
  "server/gateways/*.test.ts",
  "machines/incident-alarm.test.ts",
];

export default defineConfig({
  test: {
    // All cores: the default leaves one idle, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // Pure: the files may share their modules, which spares loading them again for each.
        test: {
          name: "core",
          include: ["{machines,components,app,bench}/**/*.test.{ts,tsx}"],
          exclude: proofs,
          isolate: false,
        },
      },
      { extends: true, test: { name: "shell", include: ["{server,demo}/**/*.test.ts"], exclude: proofs } },
      { extends: true, test: { name: "proofs", include: proofs } },
    ],
  },
});
