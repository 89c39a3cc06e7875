import autocannon from "autocannon";

const connections = 10;
const warmUpSeconds = 2;
const roundSeconds = 5;

/** Answers per second of each page in `urls`, one number per round; the pages take turns in every round. Throws unless every answer is a 200 from the cache. */
export async function measureThroughput(
  urls: string[],
  rounds: number,
  headers: Record<string, string> = {},
): Promise<number[][]> {
  for (const url of urls) {
    await load(url, warmUpSeconds, headers);
    const answer = await fetch(url, { headers });
    const cache = answer.headers.get("x-nextjs-cache");
    await answer.arrayBuffer();
    if (cache !== "HIT")
      throw new Error(`${url} does not come from the cache but is a ${cache ?? "page without one"}.`);
  }
  const results: number[][] = urls.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, url] of urls.entries()) results[index]?.push(await load(url, roundSeconds, headers));
  }
  return results;
}

async function load(url: string, duration: number, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, connections, duration, headers });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0 || result["2xx"] === 0) throw new Error(`${url}: ${bad} answers were not a 200.`);
  return result.requests.average;
}
