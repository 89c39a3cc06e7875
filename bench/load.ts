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
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  return (paths.length * 1000) / (performance.now() - started);

  async function work() {
    for (const path of rest) {
      const response = await fetch(origin + path, { headers: { "accept-encoding": "br" }, redirect: "manual" });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} gives ${response.status}.`);
    }
  }
}
