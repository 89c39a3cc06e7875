import { once } from "node:events";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { median } from "../median.ts";
import { launchChromium, withSlowPhone } from "../pages/slow-phone.ts";
import { startWizard } from "../production-server.ts";
import { type HostVisit, visitHost } from "./host-visit.ts";

// `npm run bench:embed`: what a host page on another origin costs without the help, with it in a closed fold, and with it in sight, in one run, on the slow phone.
// Takes the ports BENCH_PORT and the one after it (4500, 4501).
const visits = 5;
const port = Number(process.env.BENCH_PORT || 4500);

const host = createServer((request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page(request.url ?? "/"));
}).listen(port + 1);
await once(host, "listening");
const help = `http://localhost:${port}`;
const shop = `http://127.0.0.1:${port + 1}`;
// Frames in the process of their page, as on phones with little memory: else the slow line is that of the page alone.
const browser = await launchChromium(["--disable-site-isolation-trials"]);
const wizard = await startWizard(port, ".", { EMBED_ORIGINS: shop });
try {
  const script = await (await fetch(`${help}/embed.js`)).text();
  console.log(`embed.js: ${gzipSync(script).length} bytes gzip`);
  await fetch(`${help}/en/email`);
  const seen = new Map<string, HostVisit[]>(["without", "in a fold", "in sight"].map((name) => [name, []]));
  for (let round = 0; round < visits; round++)
    for (const [name, list] of seen)
      list.push(await withSlowPhone(browser, (phone) => visitHost(phone, `${shop}/${name}`, name === "in sight")));
  const bare = middle(seen.get("without") ?? []);
  for (const [name, list] of seen) {
    const { bytes, requests, paintedMs, loadedMs, shownMs } = middle(list);
    const ratio = (paintedMs / bare.paintedMs).toFixed(2);
    console.log(
      `${name}: ${requests} requests, ${(bytes / 1000).toFixed(1)} kB, first paint ${paintedMs.toFixed(0)} ms (× ${ratio}), loaded ${loadedMs.toFixed(0)} ms (× ${(loadedMs / bare.loadedMs).toFixed(2)})${shownMs ? `, help shown ${shownMs.toFixed(0)} ms` : ""}`,
    );
  }
} finally {
  await browser.close();
  await wizard.stop();
  host.close();
  host.closeAllConnections();
}

function middle(list: HostVisit[]): HostVisit {
  const of = (pick: (visit: HostVisit) => number) => median(list.map(pick));
  return {
    bytes: of((visit) => visit.bytes),
    requests: of((visit) => visit.requests),
    paintedMs: of((visit) => visit.paintedMs),
    loadedMs: of((visit) => visit.loadedMs),
    shownMs: of((visit) => visit.shownMs),
  };
}

/** A code page with nothing on it but what the two lines need. */
function page(path: string): string {
  const link = `<a href="${help}/start">Didn't get a code?</a>`;
  const element = `<script src="${help}/embed.js" async></script><wheres-my-code channel="email" locale="en">${link}</wheres-my-code>`;
  const parts = new Map([
    ["/without", link],
    ["/in%20a%20fold", `<details><summary>Didn't get a code?</summary>${element}</details>`],
    ["/in%20sight", element],
  ]);
  return `<!doctype html><html lang="en"><title>Enter your code</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<h1>Enter your code</h1><label>Code <input></label>${parts.get(path) ?? ""}</html>`;
}
