import { statSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { median, percentile } from "../median.ts";
import { startBare, startWizard } from "../production-server.ts";
import { measureEdit } from "./edit.ts";
import { type FirstLoad, measureFirstLoad } from "./first-load.ts";
import { unluckyJourney } from "./journey.ts";
import { formatRows, row } from "./report.ts";
import { launchChromium, slowPhone } from "./slow-phone.ts";
import { measureTaps, type TapWalk } from "./tap-walk.ts";
import { measureThroughput } from "./throughput.ts";

// `npm run bench:pages [-- --json]`: the budgets of the pages on the production build, beside a bare Next app of the same version.
// Exit 1 when a budget is missed, 2 when it could not be measured. Takes the ports BENCH_PORT and the one after it (4500, 4501).
const visits = 5;
const walks = 3;
const taps = 10;
const rounds = 3;

const { values: options } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const running: (() => Promise<unknown>)[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => stopAll().finally(() => process.exit(130)));

try {
  const { rows, scripts } = await measure();
  console.log(options.json ? JSON.stringify({ conditions: slowPhone, rows, scripts }, null, 2) : formatRows(rows));
  process.exitCode = rows.some(({ pass }) => pass === false) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  await stopAll();
}

async function measure() {
  const busy = loadavg()[0] ?? 0;
  if (busy > availableParallelism() / 2) say(`The machine is busy (load ${busy.toFixed(1)}): times will be too long.`);
  const port = Number(process.env.BENCH_PORT || 4500);
  say("Building the bare app, starting both servers …");
  const bare = await startBare(port + 1);
  running.push(bare.stop);
  const wizard = await startWizard(port);
  running.push(wizard.stop);
  say(`Measuring the build of ${statSync(".next/BUILD_ID").mtime.toLocaleString()}; "npm run build" makes a new one.`);
  const start = `${wizard.origin}/en`;
  const walked = await unluckyJourney(wizard.origin, "en", "email", taps);
  const journey = walked.map(({ path }) => path);
  const first = walked.find((tap) => tap.check !== null);
  if (!first?.check || walked.length < 8)
    throw new Error(`A walk of ${walked.length} taps says too little; it takes 8.`);
  const check = `${wizard.origin}${first.path}`;
  const bareStart = `${bare.origin}/`;

  const browser = await launchChromium();
  running.push(() => browser.close());
  say("First visits …");
  await Promise.all([start, check, bareStart].map((url) => fetch(url)));
  const loads: { start: FirstLoad[]; check: FirstLoad[]; bare: FirstLoad[] } = { start: [], check: [], bare: [] };
  for (let visit = 0; visit < visits; visit++) {
    loads.start.push(await measureFirstLoad(browser, start));
    loads.check.push(await measureFirstLoad(browser, check));
    loads.bare.push(await measureFirstLoad(browser, bareStart));
  }
  say("Taps …");
  // The first walk fills the cache of the pages, as the first person does for everyone, and does not count.
  await measureTaps(browser, wizard.origin, "/en", journey);
  const bareJourney = journey.map((_, tap) => (tap % 2 ? "/" : "/next"));
  const tapWalks: { wizard: TapWalk[]; bare: TapWalk[] } = { wizard: [], bare: [] };
  for (let walk = 0; walk < walks; walk++) {
    tapWalks.wizard.push(await measureTaps(browser, wizard.origin, "/en", journey));
    tapWalks.bare.push(await measureTaps(browser, bare.origin, "/", bareJourney));
  }
  const times = { wizard: timesOf(tapWalks.wizard), bare: timesOf(tapWalks.bare) };
  await browser.close();
  say("Requests …");
  const [answers = [], bareAnswers = []] = await measureThroughput([check, bareStart], rounds);
  const gzip = { "accept-encoding": "gzip" };
  const [packed = [], barePacked = []] = await measureThroughput([check, bareStart], rounds, gzip);

  say("Edits …");
  const edits: number[] = [];
  for (let round = 0; round < rounds; round++) edits.push(await measureEdit(wizard.contentFolder, first.check, check));

  const readable = { of: "measured", atMost: 0.8 } as const;
  const bareSeconds = seconds(loads.bare);
  const rows = [
    row("JavaScript of a check page, gzip", "kB", kilobytes(loads.check), kilobytes(loads.bare), {
      of: "measured",
      atMost: 140,
    }),
    row("Start page readable", "s", seconds(loads.start), bareSeconds, readable),
    row("First check readable", "s", seconds(loads.check), bareSeconds, readable),
    row("Tap to next question, median", "ms", median(times.wizard), median(times.bare), {
      of: "measured",
      atMost: 100,
    }),
    row("Tap to next question, 95 %", "ms", percentile(times.wizard, 0.95), percentile(times.bare, 0.95), {
      of: "measured",
      atMost: 100,
    }),
    row("Tap to next question, worst", "ms", Math.max(...times.wizard), Math.max(...times.bare)),
    row(`Steps of ${journey.length} taps`, "kB", stepKilobytes(tapWalks.wizard), stepKilobytes(tapWalks.bare), {
      of: "measured",
      atMost: 40,
    }),
    row("A step", "kB", stepKilobytes(tapWalks.wizard) / journey.length, stepKilobytes(tapWalks.bare) / journey.length),
    row("Beside the steps, to keep", "kB", restKilobytes(tapWalks.wizard), restKilobytes(tapWalks.bare)),
    row("Check page from the cache", "/s", median(answers), median(bareAnswers), { of: "ratio", atLeast: 0.8 }),
    row("Edit of a check live, worst", "s", Math.max(...edits), null, { of: "measured", atMost: 2 }),
    row("Check page from the cache, gzip", "/s", median(packed), median(barePacked)),
  ];
  return { rows, scripts: { check: loads.check[0]?.scripts, bare: loads.bare[0]?.scripts } };
}

function seconds(loads: FirstLoad[]): number {
  return median(loads.map(({ readableMs }) => readableMs)) / 1000;
}

function kilobytes(loads: FirstLoad[]): number {
  return median(loads.map(({ scripts }) => scripts.reduce((sum, { bytes }) => sum + bytes, 0))) / 1000;
}

function timesOf(walks: TapWalk[]): number[] {
  return walks.flatMap(({ times }) => times);
}

function stepKilobytes(walks: TapWalk[]): number {
  return median(walks.map(({ stepBytes }) => stepBytes)) / 1000;
}

function restKilobytes(walks: TapWalk[]): number {
  return median(walks.map(({ restBytes }) => restBytes)) / 1000;
}

async function stopAll() {
  for (let stop = running.pop(); stop; stop = running.pop()) await stop();
}

function say(progress: string) {
  // Not among the result, which a program may read.
  console.error(progress);
}
