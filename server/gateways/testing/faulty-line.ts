import { arrayBuffer, text } from "node:stream/consumers";
import { type Loopback, listen } from "./loopback.ts";

/** What goes wrong between us and a provider. */
type Fault =
  | "none"
  /** 429 with `Retry-After: 7`. */
  | "busy"
  /** 500 with a page that repeats the whole request, as a framework in debug mode does. */
  | "broken"
  /** 200 with such a page. */
  | "babbling"
  /** No reply, ever. */
  | "silent"
  /** Cut before the request got there. */
  | "cut"
  /** The request to send got there, the reply did not come back. */
  | "reply-lost";

export interface FaultyLine extends Loopback {
  fault: Fault;
}

/** A line to `target` (an origin) on which things go wrong as told. */
export async function faultyLine(target: string): Promise<FaultyLine> {
  const line: FaultyLine = {
    fault: "none",
    ...(await listen(async (request, response) => {
      const { fault } = line;
      // No connection is kept: one that is about to be closed must not carry the next request.
      response.shouldKeepAlive = false;
      if (fault === "silent") return;
      if (fault === "cut") return void request.socket.destroy();
      if (fault === "busy") return void response.writeHead(429, { "retry-after": "7" }).end("{}");
      if (fault === "broken" || fault === "babbling") {
        const page = `<h1>Oops</h1>${JSON.stringify(request.headers)}${decodeURIComponent(await text(request))}`;
        return void response.writeHead(fault === "broken" ? 500 : 200).end(page);
      }
      const { host: _, connection: __, ...headers } = request.headers;
      const reply = await fetch(`${target}${request.url}`, {
        method: request.method ?? "GET",
        headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
        ...(request.method === "GET" ? {} : { body: await arrayBuffer(request) }),
      });
      if (fault === "reply-lost" && request.method === "POST") return void request.socket.destroy();
      // What they say of their own connection is not about ours.
      const own = new Headers(reply.headers);
      for (const name of ["connection", "keep-alive", "transfer-encoding"]) own.delete(name);
      response.writeHead(reply.status, Object.fromEntries(own)).end(await reply.text());
    })),
  };
  return line;
}
