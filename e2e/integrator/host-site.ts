import { once } from "node:events";
import { createServer } from "node:https";
import { certificate } from "#server/testing/certificate.ts";

/** A site of another company, by https. */
export interface HostSite {
  readonly port: number;
  /** What the page holds, and the policy it is sent with; both may change between two visits. */
  show(page: HostPage): void;
  close(): void;
}

export interface HostPage {
  body: string;
  policy: string;
  language?: string;
}

const styles = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: #fff; color: #222 }
main > * { max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem }
wheres-my-code { padding: 0; border: 1px solid #8886; border-radius: 1rem; overflow: clip }
wheres-my-code a { display: block; padding: 1rem }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark } body { background: #101018; color: #eee } a { color: #9cf } }
`;

/** As any third party would set one. */
const plainCookie = "third-party=1; SameSite=None; Secure; Path=/";

/** Serves one page, at every path, under whatever name it is asked for: names that end in `.localhost` are sites of their own to a browser. */
export async function openHostSite(): Promise<HostSite> {
  let shown: HostPage = { body: "", policy: "" };
  const server = createServer(certificate, (request, response) => {
    if (request.url === "/host.css") return response.writeHead(200, { "content-type": "text/css" }).end(styles);
    if (request.url === "/cookie") return response.writeHead(204, { "set-cookie": plainCookie }).end();
    const { body, policy, language = "en" } = shown;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy });
    const direction = language === "ar" ? "rtl" : "ltr";
    return response.end(`<!doctype html><html lang="${language}" dir="${direction}"><head><title>Enter your code</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/host.css"><link rel="icon" href="data:,"></head>
<body><main>${body}</main></body></html>`);
  }).listen(0);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return {
    port: address.port,
    show(page) {
      shown = page;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
