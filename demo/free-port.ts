import { createServer } from "node:net";

/** Ports looked at after the first one. */
const mostTried = 100;

/**
 * The port to use: `wished` (a variable of the environment) as it is, or `null` when that is taken; without a wish the first free one from `usual` on that is not in
 * `others`. Port 0 is never taken.
 */
export async function freePort(
  wished: string | undefined,
  usual: number,
  others: readonly number[],
): Promise<number | null> {
  if (wished) return (await isTaken(Number(wished))) ? null : Number(wished);
  for (let port = usual; port < usual + mostTried; port++)
    if (!others.includes(port) && !(await isTaken(port))) return port;
  return null;
}

/** Whether anything listens on the port already, on any address of this machine. */
async function isTaken(port: number): Promise<boolean> {
  if (port === 0) return false;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(true));
    probe.listen(port, () => probe.close(() => resolve(false)));
  });
}
