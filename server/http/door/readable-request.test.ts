import { createServer, type RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { notSetUp } from "#machines/code-status/press-machine.ts";
import { hearLog } from "#server/testing/heard-log.ts";
import type { Asked } from "#server/testing/http/ask.ts";
import { serve } from "#server/testing/http/test-site.ts";
import { readableRequests } from "./readable-request.js";

describe("a request that Next could not read", () => {
  it.each([
    ["/en/%E0%A4%A", "/en/%25E0%25A4%25A"],
    ["/en/email/%FF?a=%FF", "/en/email/%25FF?a=%FF"],
  ])("the cut-off link %s is taken letter by letter", async (target, seen) => {
    expect(await ask({ target })).toEqual({ status: 200, body: seen });
  });

  it.each(["/en", "/en/caf%C3%A9", "/start?ticket=%E0%A4%A", "//evil.example", "/en?a=1?b"])(
    "%s is left as it is",
    async (target) => {
      expect(await ask({ target })).toEqual({ status: 200, body: target });
    },
  );

  it.each([
    ["/en/delivery/../sms/all?x=1", "/en/sms/all?x=1"],
    ["/en/delivery/%2e%2E/sms", "/en/sms"],
    ["/en/./email", "/en/email"],
    ["/en\\email", "/en/email"],
  ])("%s is read as %s by everyone behind", async (target, seen) => {
    expect(await ask({ target })).toEqual({ status: 200, body: seen });
  });

  it.each(["/index", "/%69ndex", "/en/../index"])("%s is an address that leads nowhere", async (target) => {
    expect(await ask({ target })).toEqual({ status: 200, body: "/index/index" });
  });

  it.each(["*", "http://evil.example/en"])(
    "the target %s, which is not a path, is refused with 400",
    async (target) => {
      expect(await ask({ target })).toEqual({ status: 400, body: "not a path" });
    },
  );

  it.each([
    ["TRACE", "/start"],
    ["TRACE", "/api/health"],
    ["PUT", "/en"],
    ["DELETE", "/en/email/help"],
    ["POST", "/icon.svg"],
    ["PUT", "/start"],
    ["POST", "/en/help"],
    ["GET", "/api/delivery-events"],
    ["PUT", "/api/delivery"],
  ])("%s %s is refused with 405, which says what can be asked", async (method, target) => {
    expect(await ask({ target, method })).toEqual({ status: 405, body: "method not allowed" });
    expect((await reply({ target, method })).headers.allow).toMatch(/^(GET|POST)/);
  });

  it.each([
    ["of another site", { origin: "https://evil.example", host: "help.example" }],
    ["of another site, as its browser says", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["of another host of the same site", { origin: "https://shop.example", "sec-fetch-site": "same-site" }],
    ["of a hidden site", { origin: "null", "sec-fetch-site": "cross-site" }],
  ])("a form %s is refused as a stranger's", async (_, headers) => {
    const heard = hearLog();
    expect(await ask(form(headers))).toEqual({ status: 403, body: "form of another site" });
    expect(heard.lines()).toMatchObject([{ kind: "form-foreign", level: "info" }]);
  });

  it.each([
    ["a browser that says where it stands", { origin: "https://www.help.example", "sec-fetch-site": "same-origin" }],
    ["one that does not, by BASE_URL", { origin: "https://help.example" }],
  ])(
    "a form of our own goes through behind a proxy that loses the host, and the log says so: %s",
    async (_, headers) => {
      const heard = hearLog();
      expect(await ask(form({ ...headers, host: "127.0.0.1:3000" }))).toMatchObject({ status: 200 });
      expect(heard.lines()).toMatchObject([
        { kind: "proxy-host", host: "127.0.0.1:3000", taken: true, remedy: expect.stringContaining("pass on Host") },
      ]);
    },
  );

  it.each([
    ["from nowhere", "form-no-origin", { origin: "null" }],
    ["by a lost host", "proxy-host", { origin: "https://www.help.example", host: "127.0.0.1:3000" }],
    [
      "that names one of two hosts",
      "proxy-host",
      { origin: "http://a.example", host: "a.example", "x-forwarded-host": "b.example" },
    ],
  ])("a form %s is refused as our own fault, in the words that our page knows", async (_, kind, headers) => {
    const heard = hearLog();
    const call = form({ ...headers, "next-action": "x" });
    expect(await ask(call)).toEqual({ status: 403, body: notSetUp });
    // Next looks at no other type.
    expect((await reply(call)).headers["content-type"]).toBe("text/plain");
    expect(heard.lines()).toMatchObject([{ kind, taken: false }]);
  });

  it("without JavaScript the same is a page that says where to go on, in the language of the form", async () => {
    globalThis.wizardNotSetUpPage = (target) => `<!doctype html><style>p{}</style><p>page for ${target}</p>`;
    onTestFinished(() => {
      globalThis.wizardNotSetUpPage = undefined;
    });
    const { status, body, headers } = await reply(form({ origin: "https://x.example", host: "127.0.0.1:3000" }));
    expect([status, headers["content-type"]]).toEqual([403, "text/html; charset=utf-8"]);
    expect(body).toContain("page for /en/delivery");
    expect(headers["content-security-policy"]).toMatch(/style-src[^;]*'sha256-/);
  });

  it.each([
    ["of the page itself", { origin: "https://help.example", host: "help.example" }],
    ["behind a proxy", { origin: "https://help.example", "x-forwarded-host": "help.example, inner" }],
    ["of an old browser, which names no origin", {}],
  ])("a form %s goes through", async (_, headers) => {
    expect(await ask({ target: "/en/delivery", method: "POST", headers })).toMatchObject({ status: 200 });
  });

  it.each(["/en/delivery", "/api/delivery-events"])("a packed body for %s is refused with 415", async (target) => {
    const headers = { "content-encoding": "gzip" };
    expect(await ask({ target, method: "POST", headers, body: "x" })).toMatchObject({ status: 415 });
  });

  it("the API answers for its own senders", async () => {
    const headers = { origin: "https://other.example", "content-length": "20000" };
    const body = "x".repeat(20_000);
    expect(await ask({ target: "/api/delivery-events", method: "POST", headers, body })).toMatchObject({ status: 200 });
  });
});

const form = (headers: Record<string, string>) => ({ target: "/en/delivery", method: "POST", headers });

/** What a site says that names the address it was asked for. */
async function ask(asked: Asked) {
  const { status, body } = await reply(asked);
  return { status, body };
}

async function reply(asked: Asked) {
  const nameAddress: RequestListener = (request, response) => response.end(request.url);
  return (await serve(createServer(readableRequests(nameAddress, "https://help.example")))).ask(asked);
}
