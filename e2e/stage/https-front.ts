import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:https";
import { certificate } from "#server/testing/certificate.ts";

/** What a proxy does for people who come by https; `ca` vouches for it. */
export async function httpsFront(to: { port: number }) {
  let drops = false;
  const front = createServer(certificate, (asked, response) => {
    const headers = { ...asked.headers, "x-forwarded-proto": "https", "x-forwarded-host": asked.headers.host };
    const onward = request({ port: to.port, method: asked.method, path: asked.url, headers }, (reply) => {
      if (drops) delete reply.headers["set-cookie"];
      response.writeHead(reply.statusCode ?? 502, drops ? reply.headers : reply.rawHeaders);
      reply.pipe(response);
    });
    asked.pipe(onward.on("error", () => response.destroy()));
  }).listen(0);
  await once(front, "listening");
  const address = front.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return {
    port: address.port,
    ca: certificate.cert,
    /** As a browser that takes no cookie. */
    dropCookies: (isOn: boolean) => {
      drops = isOn;
    },
    close: () => {
      front.close();
      front.closeAllConnections();
    },
  };
}
