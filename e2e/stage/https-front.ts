import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";

/** What a proxy does for people who come by https, with a certificate of its own in `folder`. */
export async function httpsFront(to: { port: number }, folder: string) {
  mkdirSync(folder, { recursive: true });
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  execFileSync("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const ca = readFileSync(cert);
  const front = createServer({ key: readFileSync(key), cert: ca }, (asked, response) => {
    const headers = { ...asked.headers, "x-forwarded-proto": "https", "x-forwarded-host": asked.headers.host };
    const onward = request({ port: to.port, method: asked.method, path: asked.url, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.pipe(response);
    });
    asked.pipe(onward.on("error", () => response.destroy()));
  }).listen(0);
  await once(front, "listening");
  const address = front.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return {
    port: address.port,
    ca,
    close: () => {
      front.close();
      front.closeAllConnections();
    },
  };
}
