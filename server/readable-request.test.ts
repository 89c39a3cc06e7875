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

  it.each(["*", "http://evil.example/en"])("the target %s, which is no path, is refused with 400", async (target) => {
    expect(await ask({ target })).toEqual({ status: 400, body: "not a path" });
  });

  it("TRACE is refused with 405", async () => {
    expect(await ask({ target: "/start", method: "TRACE" })).toEqual({ status: 405, body: "method not allowed" });
  });
});

let server: Server | undefined;
afterEach(() => server?.close());

/** What a site answers that says which address it was asked for. */
async function ask({ target, method = "GET" }: { target: string; method?: string }) {
  server = createServer(readableRequests((asked, response) => response.end(asked.url)));
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sent = request({ port, path: target, method, agent: false }, async (answer) =>
      resolve({ status: answer.statusCode, body: await text(answer) }),
    );
    sent.on("error", reject).end();
  });
}
