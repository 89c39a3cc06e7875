import { once } from "node:events";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { serve } from "#server/testing/http/test-site.ts";
import { connectionBounds } from "../limits.js";
import { securityHeaders } from "./security-headers.js";
import { webServer } from "./web-server.js";

const list = securityHeaders({ isHttps: true });

describe("the server", () => {
  it.each([
    ["a page", { target: "/" }],
    ["nothing", { target: "/nothing" }],
    ["what was known already", { target: "/known" }],
    ["a page sent bit by bit", { target: "/bits" }],
    ["an expectation that it cannot meet", { target: "/", headers: { expect: "miracles" } }],
  ])("puts the whole list of headers on %s", async (_, asked) => {
    const site = await start();
    expect((await site.ask(asked)).headers).toMatchObject(Object.fromEntries(list));
  });

  it("puts on the data of a step only what concerns data, however its type is said", async () => {
    const site = await start();
    for (const target of ["/step", "/step-again"]) {
      const { headers } = await site.ask({ target });
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": "max-age=31536000",
      });
      expect(headers).not.toHaveProperty("content-security-policy");
      expect(headers).not.toHaveProperty("permissions-policy");
    }
  });

  it("leaves the last word to a route that sets one of them", async () => {
    const { headers } = await (await start()).ask({ target: "/own" });
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
  });

  it("asks for https for a year only where people come by https", async () => {
    expect(list.get("strict-transport-security")).toBe("max-age=31536000");
    expect(securityHeaders({ isHttps: false }).has("strict-transport-security")).toBe(false);
  });

  it.each([
    ["no HTTP", "hello\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400],
    ["a request without a host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ])("says what is wrong with %s, with the same headers, and cuts off", async (_, sent, status) => {
    const said = await say((await start()).connect(), sent);
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said.toLowerCase()).toContain("connection: close");
    for (const [name, value] of list) expect(said).toContain(`${name}: ${value}`);
  });

  it("serves a load balancer that speaks HTTP/1.0 and names no host", async () => {
    expect(await say((await start()).connect(), "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("takes a request to change to another protocol for a plain one", async () => {
    const said = await say(
      (await start()).connect(),
      "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n",
    );
    expect(said).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ["headers", "GET / HTTP/1.1\r\n", 408],
    ["a body", "POST /body HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n", 408],
  ])("300 that send %s byte by byte harm nobody, and are cut off", async (_, begun, status) => {
    const bounds = { headersTimeout: 2_000, requestTimeout: 2_000, connectionsCheckingInterval: 50 };
    const site = await start(bounds);
    const slow = Array.from({ length: 300 }, () => site.connect());
    const replies = slow.map((socket) => text(socket));
    await Promise.all(slow.map((socket) => once(socket, "connect")));
    for (const socket of slow) socket.write(begun);
    const drip = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write("x");
    }, 50);

    expect(await site.ask({ target: "/" })).toMatchObject({ status: 200 });
    // It did not have to wait until they were gone.
    expect(slow.some(({ readableEnded }) => !readableEnded)).toBe(true);
    for (const said of await Promise.all(replies)) expect(said).toMatch(new RegExp(`^(HTTP/1.1 ${status} |$)`));
    clearInterval(drip);
  });
});

async function start(bounds: Partial<typeof connectionBounds> = {}) {
  const handle: Parameters<typeof webServer>[0] = (request, response) => {
    const { url } = request;
    if (url === "/own") return response.setHeader("referrer-policy", "no-referrer").end("own");
    if (url === "/nothing") return response.writeHead(404, { "content-type": "text/plain" }).end();
    if (url === "/step") return response.setHeader("content-type", "text/x-component").end("0:{}");
    if (url === "/step-again") return response.writeHead(200, { "content-type": "text/x-component" }).end("0:{}");
    if (url === "/known") return response.writeHead(304).end();
    if (url === "/body") return request.on("end", () => response.end()).resume();
    if (url === "/bits") response.write("one ");
    return response.end("two");
  };
  return serve(webServer(handle, { ...connectionBounds, ...bounds }, list));
}

/** Everything a server says to `sent`, until it cuts off. */
async function say(socket: Socket, sent: string): Promise<string> {
  socket.write(sent);
  return text(socket);
}
