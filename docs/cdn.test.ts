import { describe, expect, test } from "vitest";
import { routeOf } from "#server/http/door/routes.js";
import { appFiles, filePaths, pathsOf } from "#server/testing/http/app-paths.ts";
import { cdnRuleFor, cdnRules } from "#server/testing/http/cdn-rules.ts";

const routes = appFiles.flatMap(pathsOf);

describe("what ops/cdn.md lets a CDN keep", () => {
  test("is read from its table", () => {
    expect(cdnRules().length).toBeGreaterThan(10);
    expect(routes.length).toBeGreaterThan(15);
  });

  test.each([...routes, ...filePaths])("%s has a rule, which fits what the route may know of a request", (path) => {
    const rule = cdnRuleFor(path);
    const route = routeOf(path);
    expect(rule, "a rule").toBeDefined();
    const isPersonal =
      route.headers === "not-next" || ["cookie", "accept-language"].some((name) => route.headers.includes(name));
    if (isPersonal || !route.methods.includes("GET")) expect(rule?.keep).toMatch(/^never/);
    if (!rule?.keep.startsWith("never")) expect(rule?.key === "path and whole query").toBe(route.query);
  });

  test("each example falls under its own rule", () => {
    for (const rule of cdnRules()) for (const path of rule.examples) expect(cdnRuleFor(path), path).toEqual(rule);
  });
});
