import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A line to a server that counts what comes over it, heads and bodies as they are sent, whoever in the browser asked. */
export interface CountedLine {
  origin: string;
  /** Bytes so far of the steps of soft navigation, asked for ahead or not, and of everything else. */
  bytes(): { steps: number; rest: number };
  stop(): Promise<void>;
}

/** Opens a line to `origin` on a free port. */
export async function countedLine(origin: string): Promise<CountedLine> {
  const counts = { steps: 0, rest: 0 };
  const server = createServer((incoming, outgoing) => {
    const kind = incoming.headers.rsc === "1" ? "steps" : "rest";
    const asked = request(new URL(incoming.url ?? "/", origin), { method: incoming.method, headers: incoming.headers });
    asked.on("response", (response) => {
      counts[kind] += response.rawHeaders.join("\r\n").length + "HTTP/1.1 200 OK\r\n\r\n".length;
      response.on("data", (part: Buffer) => {
        counts[kind] += part.length;
      });
      outgoing.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(outgoing);
    });
    asked.on("error", () => broken(outgoing));
    outgoing.on("close", () => asked.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    bytes: () => ({ ...counts }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function broken(response: ServerResponse) {
  if (!response.headersSent) response.writeHead(502);
  response.end();
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  return address.port;
}
