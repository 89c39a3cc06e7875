import { connect, createServer, type Socket } from "node:net";

/** An address that leads to one of several servers, as a proxy or a name that follows the primary does. */
export interface Line {
  port: number;
  /** From now on new connections lead to the server at this Unix socket. Those that are open stay where they are. */
  lead(socket: string): void;
  /** While it is set everything is swallowed in both directions, the end of a connection as well, as a firewall that has forgotten it would. */
  isSilent: boolean;
  close(): void;
}

/** Starts a line on the loopback. `delay`: milliseconds that everything takes in each direction, as between two data centres. */
export async function startLine(socket: string, delay = 0): Promise<Line> {
  const sockets = new Set<Socket>();
  let target = socket;
  const later = (work: () => void) => (delay > 0 ? void setTimeout(work, delay) : work());
  const proxy = createServer((here) => {
    const there = connect(target);
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => later(() => line.isSilent || to.destroyed || to.write(data)));
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        later(() => line.isSilent || to.destroy());
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const line: Line = {
    isSilent: false,
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    lead(to) {
      target = to;
    },
    close() {
      for (const one of sockets) one.destroy();
      proxy.close();
    },
  };
  return line;
}
