import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appFiles, filePaths, pathsOf } from "../../testing/http/app-paths.ts";
import { isPublicPath } from "../public-path.js";
import { pageKind } from "../watched/page-kind.js";
import { routeOf } from "./routes.js";

const pages = appFiles;
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

  it.each(filePaths)("%s is a file: it takes no form", (path) => {
    expect(routeOf(path)).toMatchObject({ methods: ["GET", "HEAD"], query: false });
  });

  // Whatever is not there below /api is counted as other pages are that are not there.
  const there = appFiles.flatMap(pathsOf).filter((path) => path !== "/api/path");

  it.each([...there, ...filePaths])("%s is counted under a word of its own", (path) => {
    // The catch-all of app/ stands for the steps.
    expect(pageKind("GET", path.replace(/^\/en\/path$/, "/en/email/spam-folder"))).not.toBe("other");
  });

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
