import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * The script of the service worker. Another `version` is another script, so browsers take it for a new worker; `null` ends the worker they
 * have. Made of files without a bundler: the types and comments of a worker cost nothing on the line, and it needs no build of its own.
 */
export function workerScript(version: string | null): string {
  if (version === null) return script(["server/http/offline/worker-off.js"], "endWorker(self)");
  const short = createHash("sha256").update(version).digest("hex").slice(0, 16);
  const parts = [
    "server/http/public-path.js",
    "server/http/door/known-frame.js",
    "server/http/offline/request-kind.js",
    "server/http/offline/worker.js",
  ];
  return script(parts, `startWorker(self, "${short}")`);
}

function script(files: string[], start: string): string {
  return ["(() => {", '"use strict";', ...files.map(partOf), `${start};`, "})();", ""].join("\n");
}

/** What a file declares, without its imports, exports and comments. */
function partOf(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "")
    .replace(/^\s*\/\/.*\n/gm, "")
    .replace(/ ?\/\*\* [^\n]*? \*\//g, "")
    .replace(/^import .*\n/gm, "")
    .replace(/^export /gm, "")
    .trim();
}
