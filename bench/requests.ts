import { parseArgs } from "node:util";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { differentJourneys } from "./different-journeys.ts";
import { measureOnce, measureRate } from "./load.ts";
import { median } from "./median.ts";
import { startWizard } from "./production-server.ts";

// `npm run bench:requests [-- --before DIR]`: what the server gives a second, as ratios of one run: a step of the API against robots.txt, and
// with `--before`, another, built checkout, pages that nobody asked for yet against that one's. Exit 1 when a ratio is missed, 2 when it
// could not be measured. Takes BENCH_PORT (4500) and the one after it.
const rounds = 3;
const seconds = 4;
const pagesPerRound = 200;

const { values: options } = parseArgs({ options: { before: { type: "string" } } });
const port = Number(process.env.BENCH_PORT || 4500);
const running: (() => Promise<unknown>)[] = [];
process.once("SIGINT", () => stopAll().finally(() => process.exit(130)));

try {
  process.exitCode = (await measure()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await stopAll();
}

/** Prints the rates and gives whether both ratios are reached. */
async function measure(): Promise<boolean> {
  const now = await begin(port);
  const before = options.before === undefined ? null : await begin(port + 1, options.before);
  const step = "/api/v1/step?locale=en&channel=email";
  const steps: number[] = [];
  const [different, repeated]: [number[], number[]] = [[], []];
  const robots: number[] = [];
  const pages: { now: number[]; before: number[] } = { now: [], before: [] };
  for (let round = 0; round < rounds; round++) {
    steps.push(await measureRate(now.origin + step, seconds));
    robots.push(await measureRate(`${now.origin}/robots.txt`, seconds));
    // The same client on both sides: it packs out and reads what it gets.
    different.push(await measureOnce(now.origin, now.pages(round).map(apiOf)));
    repeated.push(
      await measureOnce(
        now.origin,
        now.pages(round).map(() => "/robots.txt"),
      ),
    );
    pages.now.push(await measureOnce(now.origin, now.pages(round)));
    if (before) pages.before.push(await measureOnce(before.origin, before.pages(round)));
  }
  const isStepFast = report("a step of the API", steps, "robots.txt", robots, 0.5);
  const isEveryStepFast = report("steps of the API asked for once", different, "robots.txt", repeated, 0.5);
  return report("pages asked for once", pages.now, "before", pages.before, 3) && isStepFast && isEveryStepFast;
}

/** A running server and, per round, pages that nobody has asked it for; the pages of one round more have warmed it up. */
async function begin(at: number, folder?: string) {
  const server = await startWizard(at, folder);
  running.push(server.stop);
  const paths = await differentJourneys(server.origin, ["en"], pagesPerRound * (rounds + 1));
  const pages = (round: number) => paths.filter((_, index) => index % (rounds + 1) === round);
  await measureOnce(server.origin, pages(rounds));
  return { origin: server.origin, pages };
}

/** `/en/email/spam-folder/provider.gmail` → the same step of the API. */
function apiOf(path: string): string {
  const [, locale = "", channel = "", , ...segments] = path.split("/");
  return `/api/v1/step?${new URLSearchParams([["locale", locale], ["channel", channel], ...segments.map(pairOfSegment)].map(([key = "", value = ""]) => [key, value]))}`;
}

function report(what: string, rates: number[], other: string, others: number[], atLeast: number): boolean {
  const rate = median(rates);
  if (others.length === 0) {
    console.log(`${what}: ${rate.toFixed(0)}/s`);
    return true;
  }
  const ratio = rate / median(others);
  const verdict = ratio >= atLeast ? "pass" : "FAIL";
  console.log(
    `${what}: ${rate.toFixed(0)}/s, ${other}: ${median(others).toFixed(0)}/s, ratio ${ratio.toFixed(2)} (≥ ${atLeast}) ${verdict}`,
  );
  return ratio >= atLeast;
}

async function stopAll() {
  for (let stop = running.pop(); stop; stop = running.pop()) await stop();
}
