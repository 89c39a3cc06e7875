import { readdirSync } from "node:fs";

/** The files of app/ that are a page or a route, without `app/`. */
export const appFiles = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)(page|route)\./.test(file),
);

/** Addresses that lead to one of them: with each optional part left out, and with all of it: `[locale]/[[...path]]/page.tsx` → `/en/path`, `/en`. */
export function pathsOf(file: string): string[] {
  const folders = file.split("/").slice(0, -1);
  const filled = folders.map((name) => name.replace(/^\[+(\.\.\.)?(\w+)\]+$/, "$2").replace("locale", "en"));
  const all = `/${filled.join("/")}`;
  return folders.at(-1)?.startsWith("[[") ? [all, `/${filled.slice(0, -1).join("/")}`] : [all];
}

/** Addresses of files that are no page. */
export const filePaths = [
  ...readdirSync("public").map((name) => `/${name}`),
  ...["/robots.txt", "/sitemap.xml", "/_next/static/chunks/a-b_c.js"],
];
