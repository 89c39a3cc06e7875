import { createServer, type Server as HttpServer, type IncomingMessage, request } from "node:http";
import { startPostgres } from "#server/testing/postgres";
import { openSite, pressForNewCode, sendsOf, setFault } from "./own-site.ts";
import { expect, test } from "./servers.ts";

test("two processes behind one address are one wizard: one count, one send, one story", async ({
  servers,
  browser,
}) => {
  const postgres = await startPostgres();
  const front = await openFront();
  try {
    const { site, env } = await openSite(servers, front.port);
    const shared = { ...env, DATABASE_URL: await postgres.createDatabase() };
    for (const _process of ["first", "second"]) {
      const wizard = await servers.wizard({ ...shared, PORT: String(await servers.freePort()) });
      front.ports.push(wizard.port);
    }
    const page = await (await browser.newContext()).newPage();
    await setFault(page, site, { fault: "earlier", to: "on" });

    await pressForNewCode(page, site, front);
    const said = page.getByText(/^We sent a code to j/);
    await expect(said).toBeVisible({ timeout: 30_000 });
    // Whoever answers next tells the same; so it is asked more often than there are processes.
    for (const _visit of ["second", "third", "fourth"]) {
      await page.reload();
      await expect(said).toBeVisible();
      await expect(page.getByText("New codes left: 4")).toBeVisible();
      await expect(page.getByText(/You can ask for the next code in \d/).first()).toBeVisible();
    }
    expect(await sendsOf(page, site)).toEqual(["sign-in", "wizard"]);
    expect(front.answered(), "both processes took part").toEqual(new Set(front.ports));
  } finally {
    front.server.close();
    front.server.closeAllConnections();
    await postgres.stop();
  }
});

/** One address that gives every request to the next of the servers at `ports`, as a load balancer does. */
async function openFront() {
  const ports: number[] = [];
  const answered = new Set<number>();
  let turn = 0;
  const server: HttpServer = createServer((asked, answer) => {
    const port = ports[turn++ % ports.length];
    if (port === undefined) return answer.writeHead(503).end();
    const { method, url: path, headers } = asked;
    const onward = request({ port, method, path, headers }, (given: IncomingMessage) => {
      answered.add(port);
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return { server, port: address.port, url: `http://localhost:${address.port}`, ports, answered: () => answered };
}
