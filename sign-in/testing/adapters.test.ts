import { createServer, type RequestListener } from "node:http";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterEach, describe, expect, test, vi } from "vitest";
import { helpRoutes as expressRoutes } from "../adapters/express.js";
import { helpRoutes as fastifyRoutes } from "../adapters/fastify.js";
import { helpRoutes as honoRoutes } from "../adapters/hono.js";
import { helpRoutes as webRoutes } from "../adapters/web.js";
import { makeKey } from "../keys.js";
import { createTicket } from "../ticket.js";
import { askFor, secret } from "./signed.js";
import { facts } from "./ticket-facts.ts";

const key = await makeKey();
const sends: string[] = [];
const options = {
  key: JSON.stringify(key),
  resendSecret: secret,
  async send({ challenge, delivery }: { challenge: string; delivery: string }) {
    if (challenge !== "challenge-1") return { status: "refused", reason: "challenge-over" } as const;
    sends.push(delivery);
    return { status: "sent", code_expires_at: 1795356720 } as const;
  },
};
const closing: (() => unknown)[] = [];
afterEach(async () => {
  sends.length = 0;
  for (const close of closing.splice(0)) await close();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closing.push(() => server.close());
  const address = server.address();
  return `http://localhost:${typeof address === "object" ? address?.port : 0}`;
}

/** Each starts a site with a route of its own, and returns its address. */
const sites: [string, () => Promise<string>][] = [
  [
    "Express",
    async () => {
      const app = express();
      app.use(expressRoutes(options), express.json());
      app.all("/own", (request, response) => void response.send(request.body ?? "own"));
      return listen(app);
    },
  ],
  [
    "Fastify",
    async () => {
      const app = fastify();
      await app.register(fastifyRoutes, options);
      app.get("/own", () => "own");
      app.post("/own", (request) => request.body);
      closing.push(() => app.close());
      return app.listen({ port: 0 });
    },
  ],
  [
    "Hono",
    async () => {
      const app = new Hono();
      app.use(honoRoutes(options));
      app.get("/own", (context) => context.text("own"));
      app.post("/own", async (context) => context.json(await context.req.json()));
      return listen(web(async (request) => app.fetch(request)));
    },
  ],
  [
    "a server of the Web's own words",
    async () => {
      const routes = webRoutes(options);
      const own = async (request: Request) => new Response(request.method === "GET" ? "own" : await request.text());
      return listen(web(async (request) => (await routes(request)) ?? own(request)));
    },
  ],
];

describe.each(sites)("%s", (_, start) => {
  test("publishes the key that tickets are signed with, and nothing private", async () => {
    const response = await fetch(`${await start()}/.well-known/wheres-my-code.json`);
    const set = await response.json();
    expect(JSON.stringify(set)).not.toContain(key.d);
    const ticket = await createTicket(facts, { key, issuer: "https://www.example.com" });
    expect(await jwtVerify(ticket, createLocalJWKSet(set))).toMatchObject({ payload: { challenge: "challenge-1" } });
  });

  test("sends once for a request, however often it comes, and leaves all else to the site", async () => {
    const site = await start();
    const ask = async (asked: ReturnType<typeof askFor>) => {
      const reply = await fetch(`${site}/wheres-my-code/resend`, { method: "POST", ...asked });
      return { status: reply.status, body: await reply.json() };
    };
    const sent = { status: 200, body: { status: "sent", code_expires_at: 1795356720 } };
    expect(await Promise.all([ask(askFor()), ask(askFor())])).toEqual([sent, sent]);
    expect(await ask(askFor())).toEqual(sent);
    expect(sends).toEqual(["del_1"]);
    expect(await ask(askFor({ id: "del_2", by: `whsec_${Buffer.alloc(32, 8).toString("base64")}` }))).toMatchObject({
      status: 401,
    });
    expect(await ask(askFor({ id: "del_3", challenge: "challenge-2" }))).toMatchObject({ status: 422 });
    expect(await ask(askFor({ id: "del_4", type: "code.resend.test" }))).toEqual({
      status: 200,
      body: { status: "test" },
    });
    expect(sends).toEqual(["del_1"]);
    expect(await (await fetch(`${site}/own`)).text()).toBe("own");
    const headers = { "content-type": "application/json" };
    expect(await (await fetch(`${site}/own`, { method: "POST", headers, body: '{"a":1}' })).json()).toEqual({ a: 1 });
  });
});

test("a stranger's endless body is not read to its end", async () => {
  let pieces = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pieces += 1;
      if (pieces > 1_000) controller.close();
      else controller.enqueue(new Uint8Array(16_384));
    },
  });
  const asked = { method: "POST", headers: askFor().headers, body, duplex: "half" };
  const request = new Request("http://localhost/wheres-my-code/resend", asked);
  expect((await webRoutes(options)(request))?.status).toBe(413);
  expect(pieces).toBeLessThan(10);
});

test("Express that parsed the body before says what to change", async () => {
  const app = express();
  app.use(express.json(), expressRoutes(options));
  const said = vi.fn();
  app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    said(error.message);
    response.status(500).end();
  });
  const site = await listen(app);
  expect((await fetch(`${site}/wheres-my-code/resend`, { method: "POST", ...askFor() })).status).toBe(500);
  expect(said).toHaveBeenCalledWith(expect.stringMatching(/mount them before express\.json\(\)/));
  expect(sends).toEqual([]);
});

/** Node's own request and response around a handler of the Web. */
function web(handle: (request: Request) => Promise<Response>): RequestListener {
  return async (incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const method = incoming.method ?? "GET";
    const body = method === "GET" ? null : Buffer.concat(chunks);
    const reply = await handle(new Request(`http://localhost${incoming.url}`, { method, headers, body }));
    outgoing.writeHead(reply.status, [...reply.headers].flat()).end(await reply.text());
  };
}
