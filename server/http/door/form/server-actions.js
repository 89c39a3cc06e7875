import { readFileSync } from "node:fs";

/**
 * The ids of the server actions of the build, as Next 16.4 writes them down. Throws when there is no build.
 * @returns {ReadonlySet<string>}
 */
export function serverActions() {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return new Set(Object.keys(node));
}
