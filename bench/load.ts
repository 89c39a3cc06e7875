import { Agent, get } from "node:http";
import autocannon from "autocannon";

const connections = 10;

/** Requests per second that `url` serves, all of them 200; `seconds` long. Throws when one is not. */
export async function measureRate(url: string, seconds: number, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds, headers });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0 || result["2xx"] === 0) throw new Error(`${url}: ${bad} responses were not a 200.`);
  return result.requests.average;
}

/** Pages per second when each of `paths` is asked for once, by as many connections as above. Throws when one is not a 200. */
export async function measureOnce(origin: string, paths: readonly string[]): Promise<number> {
  const rest = paths.values();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  return (paths.length * 1000) / (performance.now() - started);

  async function work() {
    for (const path of rest) {
      const status = await statusOf(origin + path, agent);
      if (status !== 200) throw new Error(`${path} gives ${status}.`);
    }
  }
}

/** Reads to the end and unpacks nothing, so that the client takes little from the server. */
function statusOf(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { "accept-encoding": "br" } }, (response) => {
      response.on("error", reject).on("end", () => resolve(response.statusCode));
      response.resume();
    }).on("error", reject);
  });
}
