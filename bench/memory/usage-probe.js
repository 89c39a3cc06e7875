// Loaded into the server by bench/memory (NODE_OPTIONS): writes how its memory is used, one line of JSON a second. Plain JavaScript: it runs without a loader.
import { appendFileSync } from "node:fs";

const file = process.env.MEMORY_LOG;
if (file && process.argv[1]?.endsWith("http-server.js"))
  setInterval(() => appendFileSync(file, `${JSON.stringify(process.memoryUsage())}\n`), 1_000).unref();
