import { readdirSync, readFileSync } from "node:fs";
import { hashSource } from "./content-security-policy.js";

/**
 * The policy sources (`'sha256-…'`) that allow the stylesheets of the build where Next writes them into a page (`inlineCss`); they
 * get no nonce. Read once. Throws when there is no build.
 */
export function stylesheetSources(): string[] {
  sources ??= readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => hashSource(readFileSync(`${folder}/${name}`)));
  return sources;
}

const folder = ".next/static";
let sources: string[] | undefined;
