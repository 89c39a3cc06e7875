import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { readOwn } from "../../delivery-events/readers/own-system.ts";
import { wholeForms } from "../../http/door/form/whole-form.js";
import { readableRequests } from "../../http/door/readable-request.js";
import { securityHeaders } from "../../http/door/security-headers.js";
import { webServer } from "../../http/door/web-server.js";
import { connectionBounds } from "../../http/limits.js";
import { serve } from "../../testing/http/test-site.ts";
import { readTicket } from "../../tickets/ticket.ts";
import { visitOf } from "../../tickets/visit-of.js";

export interface Wizard {
  keys: JSONWebKeySet;
  issuer: string;
  eventsSecret: string;
}

/** What a proxy does to what passes through. */
export interface Mischief {
  headers?: (headers: IncomingHttpHeaders) => void;
  reply?: (headers: NodeJS.Dict<string[]>) => void;
  body?: (body: string) => string;
  /** Of an address, in characters. */
  longest?: number;
}

/** The real door with the real readers behind it, and a page; in front of it a proxy of that kind. Returns the address of the proxy. */
export async function startFront(wizard: Wizard, mischief: Mischief = {}): Promise<string> {
  let port = 0;
  const proxy = await serve(createServer((asked, response) => pass(port, mischief, asked, response)));
  const baseUrl = `http://localhost:${proxy.port}`;
  const forms = wholeForms((asked, response) => void reply(wizard, asked, response), new Set());
  const door = readableRequests(forms, baseUrl);
  ({ port } = await serve(webServer(door, connectionBounds, securityHeaders({ isHttps: false }))));
  return baseUrl;
}

function pass(port: number, mischief: Mischief, asked: IncomingMessage, response: ServerResponse): void {
  if ((asked.url ?? "").length > (mischief.longest ?? 8_000)) return void response.writeHead(414).end();
  const headers = { ...asked.headers };
  mischief.headers?.(headers);
  const onward = request({ port, method: asked.method, path: asked.url, headers, agent: false }, async (reply) => {
    const passed = { ...reply.headersDistinct };
    mischief.reply?.(passed);
    const body = await text(reply);
    const { "content-length": _, "transfer-encoding": _coding, ...rest } = passed;
    response.writeHead(reply.statusCode ?? 502, rest).end(mischief.body?.(body) ?? body);
  });
  onward.on("error", () => response.destroy());
  asked.pipe(onward);
}

const script = "document.documentElement.dataset.ready = 1";
const page = `<!doctype html><title>Wizard</title><script>${script}</script>`;
const policy = `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`;

async function reply(wizard: Wizard, asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(asked.url ?? "/", "http://here");
  const headers = new Headers(
    Object.entries(asked.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const json = (status: number, body: object) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (url.pathname === "/api/health") return void json(200, { status: "ok" });
  if (url.pathname === "/start") return enter(wizard, url, headers, response);
  if (url.pathname === "/api/delivery")
    return void json(200, { destination: /(^|; )ticket=/.test(headers.get("cookie") ?? "") ? "d•••" : null });
  if (url.pathname === "/api/delivery-events") {
    const reading = readOwn({ body: Buffer.from(await text(asked)), headers, url }, wizard.eventsSecret);
    if ("refused" in reading) return void json(reading.refused === "unsigned" ? 401 : 400, {});
    return void response.writeHead(reading.reply === undefined ? 204 : 200).end(reading.reply);
  }
  response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(page);
}

async function enter({ keys, issuer }: Wizard, url: URL, headers: Headers, response: ServerResponse): Promise<void> {
  if (visitOf("GET", (name) => headers.get(name)) !== "person") return void response.writeHead(200).end("a button");
  const jws = url.searchParams.get("ticket") ?? "";
  const trusted = { getKey: createLocalJWKSet(keys), issuer, audience: "wheres-my-code" };
  const { ticket, refusal } = await readTicket(jws, new Date(), trusted);
  const cookies = ticket
    ? [`ticket=${jws}; Path=/; HttpOnly; SameSite=Lax`, "has-ticket=1; Path=/", "browser=b; Path=/; HttpOnly"]
    : [];
  const location = ticket ? "/en/email" : `/en/delivery?problem=${refusal}`;
  response
    .writeHead(303, { location, "cache-control": "no-store", ...(ticket ? { "set-cookie": cookies } : {}) })
    .end();
}
