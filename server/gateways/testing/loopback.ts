import { createServer, type RequestListener } from "node:http";

export interface Loopback {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Nobody listens any more, and open connections are cut. */
  close(): Promise<void>;
  /** Listens again after `close`, at the same address. */
  open(): Promise<void>;
}

/** No host has it: a part of a name has 63 letters at most, so that nobody is asked for it who might take long to say so. */
export const noName = `${"x".repeat(64)}.invalid`;

/** A real HTTP server on a free port of this machine. */
export async function listen(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    open: () => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
