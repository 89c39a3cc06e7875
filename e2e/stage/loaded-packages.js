// Loaded into a server of a test (NODE_OPTIONS): writes which of OpenTelemetry's packages it has loaded by its end. Plain JavaScript: it runs without a loader.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const file = process.env.LOADED_PACKAGES;
const { cache } = createRequire(import.meta.url);
if (file)
  process.on("exit", () => {
    const names = Object.keys(cache).flatMap((path) => /@opentelemetry\/([\w-]+)/.exec(path)?.[1] ?? []);
    writeFileSync(file, JSON.stringify([...new Set(names)]));
  });
