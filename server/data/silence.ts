import { Socket } from "node:net";

/**
 * A socket to the database that ends itself when a reply is due and nothing has come for `milliseconds`. A connection can fall silent without an
 * end (failover, a firewall that forgets it): nobody says so, and whoever waits on it would wait for ever, with its place in the pool.
 * A connection that waits for nothing may be silent as long as it likes.
 */
export function socketThatEndsInSilence(milliseconds: number): Socket {
  const socket = new Socket();
  let writtenWhenHeard = 0;
  socket.on("data", () => {
    writtenWhenHeard = socket.bytesWritten;
  });
  socket.setTimeout(milliseconds, () => {
    if (socket.bytesWritten > writtenWhenHeard)
      socket.destroy(new Error(`the database has said nothing for ${milliseconds / 1000} seconds`));
  });
  return socket;
}
