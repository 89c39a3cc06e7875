import { measureRate } from "../load.ts";

const warmUpSeconds = 2;
const roundSeconds = 5;

/** Answers per second of each page in `urls`, one number per round; the pages take turns in every round. Throws unless every answer is a 200 from the cache. */
export async function measureThroughput(
  urls: string[],
  rounds: number,
  headers: Record<string, string> = {},
): Promise<number[][]> {
  for (const url of urls) {
    await measureRate(url, warmUpSeconds, headers);
    // A page is kept in each encoding by itself, once it was asked for again in it; this one may be another than that of the load.
    let cache: string | null = null;
    for (let asked = 0; asked < 3 && cache !== "HIT"; asked++) {
      const answer = await fetch(url, { headers });
      cache = answer.headers.get("x-nextjs-cache");
      await answer.arrayBuffer();
    }
    if (cache !== "HIT")
      throw new Error(`${url} does not come from the cache but is a ${cache ?? "page without one"}.`);
  }
  const results: number[][] = urls.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, url] of urls.entries()) results[index]?.push(await measureRate(url, roundSeconds, headers));
  }
  return results;
}
