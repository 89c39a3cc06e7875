import { once } from "node:events";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What a site says; `headers` in small letters. */
export interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Asked {
  target: string;
  method?: string;
  headers?: OutgoingHttpHeaders;
  /** Sent as it is; in pieces when it is a list, so without a length said before. */
  body?: string | Uint8Array | readonly string[];
}

/** A running server of one test, closed when that ends. */
export interface TestSite {
  port: number;
  /** Asks on a connection of its own. */
  ask(asked: Asked): Promise<Reply>;
  /** A connection on which anything can be sent. */
  connect(): Socket;
}

/** Starts `server` on a port of the system's choice, until the test ends. */
export async function serve(server: Server): Promise<TestSite> {
  server.listen(0);
  onTestFinished(() => server.close() && server.closeAllConnections());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  const { port } = address;
  return { port, ask: (asked) => ask(port, asked), connect: () => connect(port).on("error", () => {}) };
}

/** Sends one request to a server of this machine; fails when the connection is cut before a reply. */
export function ask(port: number, { target, method = "GET", headers = {}, body = "" }: Asked): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path: target, method, headers, agent: false });
    let isAnswered = false;
    sent.on("response", async (response) => {
      isAnswered = true;
      resolve({
        status: response.statusCode,
        headers: response.headers,
        // Who was refused in the middle of sending is cut off after the reply.
        body: await text(response).catch(() => ""),
      });
    });
    sent.on("error", (error) => isAnswered || reject(error));
    if (typeof body === "string" || body instanceof Uint8Array) return sent.end(body);
    for (const piece of body) sent.write(piece);
    sent.end();
  });
}
