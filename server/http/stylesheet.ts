import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/**
 * The policy sources (`'sha256-…'`) that allow the stylesheets of the build where Next writes them into a page (`inlineCss`); they
 * get no nonce. Read once. Throws when there is no build.
 */
export function stylesheetSources(): string[] {
  sources ??= readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map(
      (name) =>
        `'sha256-${createHash("sha256")
          .update(readFileSync(`${folder}/${name}`))
          .digest("base64")}'`,
    );
  return sources;
}

const folder = ".next/static";
let sources: string[] | undefined;
