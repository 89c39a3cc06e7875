import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

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
