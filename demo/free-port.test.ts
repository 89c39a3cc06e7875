import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { freePort } from "./free-port.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(host?: string): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

test.each([undefined, "127.0.0.1"])(
  "a taken port makes way for a free one, whoever listens there: %s",
  async (host) => {
    const taken = await listen(host);
    const found = await freePort(undefined, taken, []);
    expect(found).toBeGreaterThan(taken);
    expect(await freePort(undefined, taken, [found ?? 0])).toBeGreaterThan(found ?? 0);
  },
);

test("a port that was wished for is never exchanged for another one", async () => {
  const taken = await listen();
  expect(await freePort(String(taken), 3000, [])).toBeNull();
  expect(await freePort("0", 3000, [])).toBe(0);
});
