import { createServer, type IncomingMessage, type Server } from "node:http";

/** Largest body of a request, in bytes. */
const MOST_BYTES = 64_000;

/** Milliseconds. Node's own 5 s are about what a person reads, so a request would often meet a connection that is just being closed. */
const keepAliveTimeout = 65_000;

/** An HTTP server for a handler in the Web's own words, `Request` in and `Response` out. */
export function serve(handle: (request: Request) => Promise<Response>): Server {
  return createServer({ keepAliveTimeout }, async (incoming, outgoing) => {
    let response: Response;
    try {
      response = await handle(await toRequest(incoming));
    } catch (error) {
      console.error(error);
      response = new Response("Something went wrong on our side.", { status: 500 });
    }
    const { headers } = response;
    headers.forEach((value, name) => {
      if (name !== "set-cookie") outgoing.setHeader(name, value);
    });
    const cookies = headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
    outgoing.statusCode = response.status;
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const method = incoming.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error("Request body too large");
    chunks.push(chunk);
  }
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
