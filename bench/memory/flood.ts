import { Agent, get, type OutgoingHttpHeaders } from "node:http";

const encodings = ["br", "gzip", "identity", "gzip;q=0, br;q=0.1", "junk;;q=x, !", "*"];
// What browsers send for a whole page, a soft navigation and a prefetch.
const kinds: OutgoingHttpHeaders[] = [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }];
const connections = 32;

/** How many requests got which status. */
export type Statuses = Map<number, number>;

/**
 * Asks `origin` for every one of `paths` as a page, as a soft navigation and as a prefetch; the encodings that browsers accept, and junk,
 * take turns. `done` hears how many paths are behind it. Throws when a connection breaks.
 */
export async function flood(
  origin: string,
  paths: readonly string[],
  done: (paths: number) => void,
): Promise<Statuses> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses: Statuses = new Map();
  const rest = paths.entries();
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return statuses;

  async function work() {
    for (const [index, path] of rest) {
      for (const [turn, kind] of kinds.entries()) {
        const headers = { ...kind, "accept-encoding": encodings[(index + turn) % encodings.length] };
        const status = await ask(origin + path, headers, agent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      done(index + 1);
    }
  }
}

async function ask(url: string, headers: OutgoingHttpHeaders, agent: Agent): Promise<number> {
  const { status, location } = await once(url, headers, agent);
  // Next wants a mark of these headers in the address, and says which one.
  return location?.includes("_rsc") ? (await once(origin(url) + location, headers, agent)).status : status;
}

function once(url: string, headers: OutgoingHttpHeaders, agent: Agent) {
  return new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      const { statusCode: status = 0, headers: got } = response;
      response.on("error", reject).on("end", () => resolve({ status, location: got.location }));
      response.resume();
    }).on("error", reject);
  });
}

function origin(url: string): string {
  return new URL(url).origin;
}
