import { randomBytes } from "node:crypto";
import { request as ask, createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { startPart } from "../../demo/part.ts";
import { startPostgres } from "../../server/testing/postgres.ts";

// The demo with two processes of the wizard on one PostgreSQL, behind one address: every request goes to the other one.
const port = Number(process.env.PORT);
const ports = [port + 3, port + 4];
const database = await startPostgres();

const demo = startPart("demo", process.execPath, ["--import", "tsx", "demo/run.ts"], {
  cwd: process.cwd(),
  env: {
    ...process.env,
    PORT: String(ports[0]),
    SECOND_PORT: String(ports[1]),
    BASE_URL: `http://localhost:${port}`,
    DATABASE_URL: await database.createDatabase(),
    TRUSTED_PROXIES: "1",
    DELIVERY_HASH_KEY: randomBytes(32).toString("base64"),
  },
});
void demo.ended.then(stop);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);

let turn = 0;
// Milliseconds, as the servers behind it: longer than a test looks at a page.
const balancer = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const from = [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean).join(", ");
  const { method, url, headers } = request;
  const onward = ask(
    { port: ports[turn++ % ports.length], method, path: url, headers: { ...headers, "x-forwarded-for": from } },
    (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.pipe(response);
    },
  );
  onward.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  response.on("close", () => onward.destroy());
  request.pipe(onward);
});

for (const one of ports) await untilHealthy(`http://localhost:${one}/api/health`);
balancer.listen(port);

/** The runner of the tests gives up after its own time. */
async function untilHealthy(url: string): Promise<void> {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await wait(250);
}

async function stop(): Promise<void> {
  balancer.close();
  balancer.closeAllConnections();
  await demo.stop();
  await database.stop();
  process.exit(0);
}
