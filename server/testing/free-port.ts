import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Ports for what is told its port before it starts. They lie below those that the system gives to whoever asks for any (from 32768 on where it is Linux), and each
 * process begins elsewhere, so that between drawing and use hardly ever another takes one.
 */
const [first, count] = [20_000, 12_000];
let drawn = process.pid * 97;

/** A port that nobody listens on, a new one each time. */
export async function freePort(): Promise<number> {
  const port = first + (drawn++ % count);
  const probe = createServer().listen(port);
  try {
    await once(probe, "listening");
  } catch {
    return freePort();
  }
  probe.close();
  await once(probe, "close");
  return port;
}
