import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { differentJourneys } from "../different-journeys.ts";
import { startWizard } from "../production-server.ts";
import { flood } from "./flood.ts";
import { residentBytes } from "./resident.ts";

// `npm run bench:memory [-- --journeys N] [--before DIR] [--database URL]`: floods the production server with different journeys and prints how its memory
// grows. Exit 1 above the limit, 2 when it could not be measured. `--before` measures another, built checkout; `--database URL` with PostgreSQL. Takes BENCH_PORT (4500).
const limitMegabytes = 600;

const { values: options } = parseArgs({
  options: {
    journeys: { type: "string", default: "30000" },
    before: { type: "string", default: "." },
    database: { type: "string" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "bench-memory-"));
const log = join(folder, "usage.jsonl");
const probe = new URL("./usage-probe.js", import.meta.url).href;
const port = Number(process.env.BENCH_PORT || 4500);
const server = await startWizard(port, options.before, {
  NODE_OPTIONS: `--import=${probe}`,
  MEMORY_LOG: log,
  DATABASE_URL: options.database ?? "",
});
let stopped = false;
process.once("SIGINT", () => stop().finally(() => process.exit(130)));

try {
  process.exitCode = (await measure()) > limitMegabytes ? 1 : 0;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await stop();
}

/** Gives the most that all processes of the server together kept, in MB. */
async function measure(): Promise<number> {
  const settings = parse(readFileSync(join(server.contentFolder, "settings.yaml"), "utf8"));
  const { locales } = z.object({ locales: z.array(z.string()) }).parse(settings);
  const paths = await differentJourneys(server.origin, locales, Number(options.journeys));
  console.log(`${paths.length} different journeys, each as page, soft navigation and prefetch, in every encoding`);
  const columns = ["s", "journeys", "all MB", "server", "heap", "external", "buffers"];
  console.log(columns.map((name) => name.padStart(9)).join(" "));
  const started = performance.now();
  let asked = 0;
  let most = 0;
  const watch = (async () => {
    for (let line = 0; !stopped; line++) {
      most = Math.max(most, total());
      if (line % 10 === 0) print();
      await pause(1_000);
    }
  })();
  const statuses = await flood(server.origin, paths, (count) => {
    asked = Math.max(asked, count);
  });
  // What is let go of shows only later.
  await pause(3_000);
  stopped = true;
  await watch;
  print();
  for (const [name, bytes] of residentBytes(server.pid)) console.log(`${megabytes(bytes)} MB  ${name}`);
  console.log(`statuses: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`);
  console.log(`most: ${most} MB of ${limitMegabytes} MB: ${most > limitMegabytes ? "FAIL" : "pass"}`);
  return most;

  function print() {
    const { rss, heapTotal, external, arrayBuffers } = lastUsage();
    const figures = [(performance.now() - started) / 1000, asked].map(Math.round);
    const bytes = [rss, heapTotal, external, arrayBuffers].map(megabytes);
    console.log([...figures, total(), ...bytes].map((figure) => String(figure).padStart(9)).join(" "));
  }
}

function total(): number {
  return megabytes([...residentBytes(server.pid).values()].reduce((sum, bytes) => sum + bytes, 0));
}

function lastUsage() {
  const shape = z.object({ rss: z.number(), heapTotal: z.number(), external: z.number(), arrayBuffers: z.number() });
  return shape.parse(JSON.parse(readFileSync(log, "utf8").trimEnd().split("\n").at(-1) ?? ""));
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

async function stop() {
  stopped = true;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
