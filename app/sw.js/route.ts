import { readFileSync } from "node:fs";
import { env } from "#server/env.ts";
import { contentVersion } from "#server/http/content-version.js";
import { workerScript } from "#server/http/offline/worker-script.ts";

export const dynamic = "force-dynamic";

/** The service worker: a new one with each edit and each build, and one that ends all others where it is switched off. */
export function GET(): Response {
  return new Response(workerScript(env().offlinePages ? versionOfPages() : null), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  });
}

function versionOfPages(): string {
  build ??= readFileSync(".next/BUILD_ID", "utf8");
  return `${build} ${contentVersion()}`;
}

let build: string | undefined;
