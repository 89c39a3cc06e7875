import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { LinkView } from "#machines/link/view-link.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import type { GetInView } from "#machines/wizard/views/view-get-in.ts";
import type { MatchView } from "#machines/wizard/views/view-match.ts";
import type { components } from "../../examples/api-client/api.d.ts";
import { routeOf } from "../http/door/routes.js";
import { appFiles, pathsOf } from "../testing/http/app-paths.ts";
import { openApiDocument } from "./document.ts";

const document = openApiDocument("https://help.example");

test("the document is OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate({ ...document })).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("it names every route of /api/v1/ but the one of our own pages, with the methods that the door lets in", () => {
  const routes = appFiles.flatMap(pathsOf).filter((path) => path.startsWith("/api/v1/"));
  const paths = Object.entries(document.paths ?? {});
  expect(paths.map(([path]) => path).toSorted()).toEqual(
    routes.filter((path) => !path.startsWith("/api/v1/words/")).toSorted(),
  );
  for (const [path, item] of paths)
    for (const method of Object.keys(item)) expect(routeOf(path).methods, path).toContain(method.toUpperCase());
});

test("it says where the site is, and that facts and answers are keys of the query, each by itself", () => {
  expect(document.servers).toEqual([{ url: "https://help.example" }]);
  expect(document.paths?.["/api/v1/step"]?.get?.parameters).toContainEqual(
    expect.objectContaining({ name: "pairs", in: "query", style: "form", explode: true }),
  );
});

describe("every refusal says why, in one shape:", () => {
  test.each(Object.entries(document.paths ?? {}))("%s", (_path, item) => {
    for (const operation of Object.values(item)) {
      const refused = Object.keys(operation.responses).filter((status) => status !== "200");
      for (const status of refused)
        expect(operation.responses[status].content["application/json"].schema).toEqual({
          $ref: "#/components/schemas/Refusal",
        });
    }
  });
});

test("the types of the sample client are those of today", () => {
  // Told by the compiler (`npm run types`); made anew as examples/README.md says.
  type Schemas = components["schemas"];
  expectTypeOf<Schemas["StepView"]>().toEqualTypeOf<StepView>();
  expectTypeOf<Schemas["GetInView"]>().toEqualTypeOf<GetInView>();
  expectTypeOf<Schemas["MatchView"]>().toEqualTypeOf<MatchView>();
  expectTypeOf<Schemas["LinkView"]>().toEqualTypeOf<LinkView>();
});
