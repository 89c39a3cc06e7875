import { createServer } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileHeaders } from "#server/testing/http/hostile-headers.ts";
import { serve } from "#server/testing/http/test-site.ts";
import { trimmedRequests } from "./trimmed-request.js";

describe("what Next sees of a request", () => {
  it("to a public page: the path, whatever else came along", async () => {
    const site = await serve(echo());
    const anything = fc.record({
      path: fc.constantFrom("/en", "/en/email/help", "/en/sms/all", "/start/symptom.refused", "/xx/yy", "/api/nothing"),
      method: fc.constantFrom("GET", "HEAD"),
      query: fc.string({ unit: fc.constantFrom(..."ab=&?_rsc%/é1"), maxLength: 40 }),
      headers: fc.dictionary(fc.constantFrom(...hostileHeaders), fc.string({ unit: "grapheme-ascii", maxLength: 60 })),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ path, query, headers }) => {
        const target = `${path}?${encodeURI(query)}`;
        expect(await seen(site, target, headers)).toEqual({ url: path, headers: {} });
      }),
      { numRuns: 200 },
    );
  });

  it("to a page by soft navigation: which part it is that is asked for, and no trace of the page before", async () => {
    const site = await serve(echo());
    const part = { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
    const before = { "next-url": "/en/email", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D", cookie: "ticket=x" };
    expect(await seen(site, "/en/email?x=1&_rsc=aYMHdH6nMg_4gyu_&y", { ...part, ...before })).toEqual({
      url: "/en/email",
      headers: part,
    });
    expect(await seen(site, "/en/delivery?_rsc=a&problem=spent&_rsc", part)).toEqual({
      url: "/en/delivery?problem=spent",
      headers: part,
    });
  });

  it("to a page by soft navigation: that the frame around it is there, whichever page it is around", async () => {
    const site = await serve(echo());
    const seenFrom = (path: string) =>
      seen(site, "/en/email/sign", { rsc: "1", "next-router-state-tree": state(path) });
    const fromSms = await seenFrom("sms/sign/country.de");
    expect(await seenFrom("email")).toEqual(fromSms);
    expect(decodeURIComponent(fromSms.headers["next-router-state-tree"])).toBe(
      '["",{"children":[["locale","en","d",null],{}]}]',
    );
  });

  it.each([
    ["rsc", "true"],
    ["next-router-prefetch", "9"],
    ["next-router-segment-prefetch", "junk"],
  ])("%s: %s, which no client of Next sends, is left out", async (name, value) => {
    const site = await serve(echo());
    expect(await seen(site, "/en/delivery", { rsc: "1", [name]: value })).toEqual({
      url: "/en/delivery",
      headers: name === "rsc" ? {} : { rsc: "1" },
    });
  });

  it.each([
    ["/?a=1", { "accept-language": "es" }, "/"],
    ["/start?ticket=abc", { cookie: "browser=b", "accept-language": "es" }, "/start?ticket=abc"],
    ["/en/go?channel=email", {}, "/en/go?channel=email"],
    [
      "/en/delivery/email?problem=spent",
      { cookie: "ticket=t", "x-forwarded-for": "::1" },
      "/en/delivery/email?problem=spent",
    ],
    ["/api/delivery?proof=no", { cookie: "ticket=t", "x-forwarded-for": "::1" }, "/api/delivery?proof=no"],
    ["/api/v1/step?channel=sms", {}, "/api/v1/step?channel=sms"],
  ])("%s sees what it needs and nothing more", async (target, needed, url) => {
    const site = await serve(echo());
    const more = { "x-nonce": "n", "content-security-policy": "script-src 'nonce-n'", "next-action": "x" };
    expect(await seen(site, target, { ...needed, ...more })).toEqual({ url, headers: needed });
  });

  it("a report of a provider keeps its own headers, without those that Next would take for its own", async () => {
    const site = await serve(echo());
    const signed = { "x-twilio-signature": "s", authorization: "Basic x", "webhook-id": "1" };
    const sent = { ...signed, "next-action": "x", rsc: "1", "x-middleware-subrequest": "proxy", "x-nextjs-data": "1" };
    expect(await seen(site, "/api/webhooks/twilio?MessageSid=1", sent, "POST")).toEqual({
      url: "/api/webhooks/twilio?MessageSid=1",
      headers: expect.objectContaining(signed),
    });
    const { headers } = await seen(site, "/api/webhooks/twilio", sent, "POST");
    expect(Object.keys(headers).filter((name) => /^(rsc|next|x-(middleware|next))/.test(name))).toEqual([]);
  });
});

/** As a browser sends it to Next 16.4.6 from another step. */
function state(path: string) {
  const page = { children: ["__PAGE__", {}, null, null, 16] };
  const frame = { children: [["path", path, "c", ["delivery", "go"]], page, null, "refetch", 16] };
  return encodeURIComponent(JSON.stringify(["", { children: [["locale", "en", "d", null], frame] }, null, null, 16]));
}

/** Says what it sees. */
function echo() {
  return createServer(
    trimmedRequests((request, response) => {
      const { "accept-encoding": _, "user-agent": name, ...headers } = request.headers;
      if (name !== undefined && name !== "everyone") throw new Error("Next sees who asks");
      const distinct = Object.keys(request.headersDistinct);
      const raw = request.rawHeaders.filter((_name, place) => place % 2 === 0);
      response.setHeader("x-seen", encodeURIComponent(JSON.stringify({ url: request.url, headers, distinct, raw })));
      response.end();
    }),
  );
}

/** What is left of a request: every way to read its headers gives the same names. */
async function seen(
  site: Awaited<ReturnType<typeof serve>>,
  target: string,
  headers: Record<string, string>,
  method = "GET",
) {
  const reply = await site.ask({ target, headers, method });
  const { distinct, raw, ...rest } = JSON.parse(decodeURIComponent(String(reply.headers["x-seen"])));
  expect(distinct).toEqual(raw);
  for (const name of Object.keys(rest.headers)) expect(raw).toContain(name);
  return rest;
}
