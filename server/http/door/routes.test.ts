import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isPublicPath } from "../public-path.js";
import { routeOf } from "./routes.js";

const pages = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)(page|route)\./.test(file),
);
const isPublic = (file: string) => pathsOf(file).every(isPublicPath);

describe("what a route may know of a request", () => {
  it("is compared with all routes of app/, public ones and others", () => {
    expect(pages.filter(isPublic).length).toBeGreaterThanOrEqual(4);
    expect(pages.filter((file) => !isPublic(file)).length).toBeGreaterThanOrEqual(10);
  });

  it.each(pages.filter(isPublic))("%s is the same for everyone: no query, no cookie", (file) => {
    for (const path of pathsOf(file)) {
      expect(routeOf(path), path).toMatchObject({ query: false });
      expect(routeOf(path).headers, path).not.toContain("cookie");
    }
  });

  it.each(pages.filter((file) => !isPublic(file)))("%s is in the list, with what it needs", (file) => {
    const source = readFileSync(`app/${file}`, "utf8");
    for (const path of pathsOf(file)) {
      const route = routeOf(path);
      if (/searchParams/.test(source)) expect(route.query, path).toBe(true);
      if (/accept-language/.test(source)) expect(route.headers, path).toContain("accept-language");
      if (/currentVisitor|cookies\(\)/.test(source)) expect(route.headers, path).toContain("cookie");
      for (const [, method] of source.matchAll(/export (?:async )?function ([A-Z]+)\(/g))
        expect(route.methods, path).toContain(method);
      // A form needs what tells its kind; the routes of the API read their headers themselves.
      if (/export (async )?function POST\(/.test(source))
        expect(
          file.startsWith("api/") ? route.headers === "not-next" : route.headers.includes("content-type"),
          path,
        ).toBe(true);
    }
  });

  it.each([...readdirSync("public"), "robots.txt", "sitemap.xml", "_next/static/chunks/a-b_c.js"])(
    "/%s is a file: it takes no form",
    (file) => {
      expect(routeOf(`/${file}`)).toMatchObject({ methods: ["GET", "HEAD"], query: false });
    },
  );

  it.each([
    "/api/nothing",
    "/api",
    "/deliver",
    "/en/delivery.rsc",
    "/en/delivery.segments/_tree.segment.rsc",
    "//en/delivery",
    "/wp-login.php",
  ])("%s, which is none of these, knows nothing", (path) => {
    expect(routeOf(path)).toMatchObject({ query: false, headers: expect.not.arrayContaining(["cookie"]) });
  });
});

/** Addresses that lead to a file of app/: one with each optional part left out, one with all of it. */
function pathsOf(file: string): string[] {
  const folders = file.split("/").slice(0, -1);
  const filled = folders.map((name) => name.replace(/^\[+(\.\.\.)?(\w+)\]+$/, "$2").replace("locale", "en"));
  const all = `/${filled.join("/")}`;
  return folders.at(-1)?.startsWith("[[") ? [all, `/${filled.slice(0, -1).join("/")}`] : [all];
}
