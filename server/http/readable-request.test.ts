import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { readableRequests } from "./readable-request.js";

describe("a request that Next could not read", () => {
  it.each([
    ["/en/%E0%A4%A", "/en/%25E0%25A4%25A"],
    ["/en/email/%FF?a=%FF", "/en/email/%25FF?a=%FF"],
  ])("the cut-off link %s is taken letter by letter", async (target, seen) => {
    expect(await ask({ target })).toEqual({ status: 200, body: seen });
  });

  it.each(["/en", "/en/caf%C3%A9", "/start?ticket=%E0%A4%A", "//evil.example"])(
    "%s is left as it is",
    async (target) => {
      expect(await ask({ target })).toEqual({ status: 200, body: target });
    },
  );

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
  ])("%s %s is refused with 405", async (method, target) => {
    expect(await ask({ target, method })).toEqual({ status: 405, body: "method not allowed" });
  });

  it.each([
    ["that is too long", { "content-length": "16385" }, { status: 413, body: "form too long" }],
    ["of another site", { origin: "https://evil.example" }, { status: 403, body: "form of another site" }],
    ["of nobody knows where", { origin: "null" }, { status: 403, body: "form of another site" }],
  ])("a form %s is refused", async (_, headers, answer) => {
    expect(await ask({ target: "/en/delivery", method: "POST", headers })).toEqual(answer);
  });

  it.each([
    ["of the page itself", { origin: "https://help.example", host: "help.example" }],
    ["behind a proxy", { origin: "https://help.example", "x-forwarded-host": "help.example, inner" }],
    ["of an old browser, which names no origin", {}],
  ])("a form %s goes through", async (_, headers) => {
    expect(await ask({ target: "/en/delivery", method: "POST", headers })).toMatchObject({ status: 200 });
  });

  it("the API answers for its own methods and senders", async () => {
    const headers = { origin: "https://other.example", "content-length": "20000" };
    expect(await ask({ target: "/api/delivery-events", method: "POST", headers })).toMatchObject({ status: 200 });
  });
});

interface Asked {
  target: string;
  method?: string;
  headers?: Record<string, string>;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** What a site answers that says which address it was asked for. */
async function ask({ target, method = "GET", headers = {} }: Asked) {
  server = createServer(readableRequests((asked, response) => response.end(asked.url)));
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sent = request({ port, path: target, method, headers, agent: false }, async (answer) =>
      resolve({ status: answer.statusCode, body: await text(answer) }),
    );
    sent.on("error", reject).end("x".repeat(Number(headers["content-length"] ?? 0)));
  });
}
