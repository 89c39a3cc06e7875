import { createServer } from "node:http";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { serve } from "#server/testing/http/test-site.ts";
import { keptResponses } from "../cache/kept-responses.js";
import { crossOrigin } from "./cross-origin.js";

const shop = "https://www.shop.example";
const other = "https://www.other.example";
beforeEach(() => vi.stubEnv("EMBED_ORIGINS", `${shop} ${other}`));

describe("the JSON API, asked by a page of another site", () => {
  it("may be read by the origins on the list, each by its name", async () => {
    expect(await ask("/api/v1/step", { origin: shop })).toMatchObject({ status: 200, to: shop });
    expect(await ask("/api/v1/step", { origin: other })).toMatchObject({ status: 200, to: other });
  });

  it.each(["https://www.evil.example", "https://www.shop.example.evil.example", "http://www.shop.example", "null"])(
    "not by %s",
    async (origin) => {
      expect(await ask("/api/v1/step", { origin })).toEqual({ status: 200, to: undefined, vary: "Accept, Origin" });
      const preflight = { origin, "access-control-request-method": "POST" };
      expect(await ask("/api/v1/match", preflight, "OPTIONS")).toMatchObject({ status: 200, to: undefined });
    },
  );

  it("says to them when to come back, where there were too many", async () => {
    const handle = crossOrigin((_, response) => response.writeHead(429, { "retry-after": "5" }).end("{}"));
    const site = await serve(createServer(handle));
    const { headers } = await site.ask({ target: "/api/v1/step", headers: { origin: shop } });
    expect(headers["access-control-expose-headers"]).toBe("retry-after");
  });

  it("says before what may be sent, and takes no cookies along", async () => {
    const site = await serve(createServer(crossOrigin(() => expect.unreachable())));
    const headers = { origin: shop, "access-control-request-method": "POST" };
    const { status, headers: said } = await site.ask({ method: "OPTIONS", target: "/api/v1/match", headers });
    expect(status).toBe(204);
    expect(said).toMatchObject({
      "access-control-allow-origin": shop,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "content-type",
    });
    expect(said).not.toHaveProperty("access-control-allow-credentials");
  });

  it.each(["/api/delivery", "/api/embed", "/api/v10/step", "/en", "/start"])("%s is no part of it", async (target) => {
    expect(await ask(target, { origin: shop })).toMatchObject({ to: undefined, vary: "Accept" });
  });

  it("without EMBED_ORIGINS is as it was", async () => {
    vi.stubEnv("EMBED_ORIGINS", "");
    expect(await ask("/api/v1/step", { origin: shop })).toEqual({ status: 200, to: undefined, vary: "Accept" });
  });

  it("that is kept for everyone is not kept with the name of one who asked", async () => {
    const handle = crossOrigin(
      keptResponses(
        (_, response) => {
          response.setHeader("cache-control", "public, s-maxage=60");
          response.setHeader("vary", "Accept");
          response.write("{");
          response.end("}");
        },
        () => "one",
      ),
    );
    const site = await serve(createServer(handle));
    for (const origin of [shop, shop, shop, other, undefined]) {
      const { headers } = await site.ask({ target: "/api/v1/step?kept", headers: origin ? { origin } : {} });
      expect(headers["access-control-allow-origin"]).toBe(origin);
      expect(headers.vary).toBe("Accept, Origin");
    }
    const { headers } = await site.ask({ target: "/api/v1/step?kept", headers: {} });
    expect(headers["x-nextjs-cache"]).toBe("HIT");
  });
});

async function ask(target: string, headers: Record<string, string>, method = "GET") {
  const handle = crossOrigin((_, response) => response.writeHead(200, { vary: "Accept" }).end("{}"));
  const site = await serve(createServer(handle));
  const { status, headers: said } = await site.ask({ method, target, headers });
  return { status, to: said["access-control-allow-origin"], vary: said.vary };
}
