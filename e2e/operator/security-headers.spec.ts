import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { httpsFront } from "../stage/https-front.ts";
import { observatoryScore } from "../stage/observatory.ts";
import { expect, test } from "../stage/servers.ts";

test("by https every reply carries the whole list of headers, and the pages score at least 130", async ({
  servers,
}) => {
  const wizard = await servers.wizard({ BASE_URL: "https://localhost" });
  const front = await httpsFront(wizard);
  const reach = async (path: string, headers = {}) => {
    const [reply]: IncomingMessage[] = await once(
      get({ port: front.port, host: "localhost", ca: front.ca, path, headers, agent: false }),
      "response",
    );
    if (!reply) throw new Error("no reply");
    return reply.resume();
  };
  const { headers: page } = await reach("/en");
  const seen = new Map<number, string>();
  for (const [path, headers] of [
    ["/"],
    ["/en"],
    ["/en", { "if-none-match": page.etag }],
    ["/en/", {}],
    ["/en/delivery"],
    ["/en/email"],
    ["/start"],
    ["/start?ticket=x"],
    ["/en/go?channel=fax"],
    ["/index"],
    ["/xx/nothing"],
    ["/icon.svg"],
    ["/robots.txt"],
    ["/sitemap.xml"],
    ["/_next/static/nothing.js"],
    ["/api/health"],
    ["/api/v1/step"],
    ["/api/v1/step?channel=fax"],
    ["/api/resend-proof"],
    ["/api/delivery-events"],
  ] satisfies [string, object?][]) {
    const { statusCode = 0, headers: said } = await reach(path, headers);
    seen.set(statusCode, path);
    for (const name of [
      "content-security-policy",
      "x-content-type-options",
      "referrer-policy",
      "permissions-policy",
      "cross-origin-opener-policy",
      "cross-origin-resource-policy",
      "strict-transport-security",
    ])
      expect(said[name], `${name} of ${path}`).toBeTruthy();
    expect(said["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
  expect([...seen.keys()].toSorted()).toEqual(expect.arrayContaining([200, 303, 304, 307, 308, 400, 404, 405]));
  for (const path of ["/en", "/en/sms/all", "/ar/help", "/en/delivery"])
    expect(observatoryScore((await reach(path)).headers), path).toBeGreaterThanOrEqual(130);
  front.close();
});

test("pages by http ask nobody for https", async ({ request }) => {
  expect((await request.get("/en")).headers()["strict-transport-security"]).toBeUndefined();
});
