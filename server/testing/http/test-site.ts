import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type Asked, ask, type Reply } from "./ask.ts";

/** A running server of one test, closed when that ends. */
export interface TestSite {
  port: number;
  /** Asks on a connection of its own. */
  ask(asked: Asked): Promise<Reply>;
  /** A connection on which anything can be sent. */
  connect(): Socket;
}

/** Starts `server` on a port of the system's choice, until the test ends. */
export async function serve(server: Server): Promise<TestSite> {
  server.listen(0);
  onTestFinished(() => server.close() && server.closeAllConnections());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  const { port } = address;
  return { port, ask: (asked) => ask(port, asked), connect: () => connect(port).on("error", () => {}) };
}
