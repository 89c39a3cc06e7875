import { arrayBuffer } from "node:stream/consumers";
import { type Loopback, listen } from "./loopback.ts";

/** What goes wrong between us and a provider. */
type Fault =
  | "none"
  /** 429 with `Retry-After: 7`. */
  | "busy"
  /** 500. */
  | "broken"
  /** 200 with something that is no answer. */
  | "babbling"
  /** No answer, ever. */
  | "silent"
  /** Cut before the request got there. */
  | "cut"
  /** The request to send got there, the answer did not come back. */
  | "answer-lost";

export interface FaultyLine extends Loopback {
  fault: Fault;
}

/** A line to `target` (an origin) on which things go wrong as told. */
export async function faultyLine(target: string): Promise<FaultyLine> {
  const line: FaultyLine = {
    fault: "none",
    ...(await listen(async (request, response) => {
      const { fault } = line;
      if (fault === "silent") return;
      if (fault === "cut") return void request.socket.destroy();
      if (fault === "busy") return void response.writeHead(429, { "retry-after": "7" }).end("{}");
      if (fault === "broken") return void response.writeHead(500).end("<h1>Oops</h1>");
      if (fault === "babbling") return void response.writeHead(200).end("<h1>Welcome</h1>");
      const { host: _, connection: __, ...headers } = request.headers;
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method ?? "GET",
        headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
        ...(request.method === "GET" ? {} : { body: await arrayBuffer(request) }),
      });
      if (fault === "answer-lost" && request.method === "POST") return void request.socket.destroy();
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    })),
  };
  return line;
}
