import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startEmptyServer } from "#server/testing/failover/server-process.ts";
import { createDatabase } from "#server/testing/postgres.ts";
import { rulesWith } from "#server/testing/rules.ts";
import { startSignInSite } from "#server/testing/sign-in-site.ts";
import { buildSite } from "#server/testing/site.ts";
import { ticketFor } from "#server/testing/ticket.ts";
import { differentJourneys } from "../different-journeys.ts";
import { measureOnce } from "../load.ts";
import { type ProductionServer, startWizard } from "../production-server.ts";
import { askInTurn } from "./ask-in-turn.ts";
import { note } from "./note.ts";
import { type Cost, costTable, rateTable } from "./report.ts";
import { eventsSecret, reportedEvent } from "./reported-event.ts";
import { ticketHolders } from "./ticket-holders.ts";

// `npm run bench:processes [-- --rounds N] [--share 0.2] [--counts 1,2,4]`: what 1, 2 and 4 processes of the site on one PostgreSQL do in a second, in
// one run, and what each thing costs in processor time, in Node and in PostgreSQL. The rates are bounded by the cores of this machine; the costs are
// not. Takes BENCH_PORT (4500) and the three after it.
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    share: { type: "string", default: "1" },
    counts: { type: "string", default: "1,2,4" },
  },
});
const counts = options.counts.split(",").map(Number);
const most = Math.max(...counts);
const rounds = Number(options.rounds);
/** A part of the usual amounts, where the machine is small. */
const amount = (usual: number) => Math.ceil((usual * Number(options.share)) / most) * most;
const each = {
  newPage: amount(240),
  keptPage: amount(3_000),
  look: amount(600),
  event: amount(600),
  press: amount(240),
};
const port = Number(process.env.BENCH_PORT || 4500);
const rules = rulesWith({}, [0]);
const costs: Cost[] = [];
const running: (() => unknown)[] = [];
process.once("SIGINT", () => stopAll().finally(() => process.exit(130)));

try {
  await measureAll();
  console.table(rateTable(costs, counts));
  console.table(costTable(costs));
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await stopAll();
}

async function measureAll(): Promise<void> {
  // The disk is waited for, as where data matter.
  const database = await startEmptyServer(["fsync=on"]);
  running.push(database.stop);
  const url = await createDatabase(database.url);
  const signIn = await startSignInSite(() => 0);
  signIn.calm();
  running.push(signIn.close);
  const holders = await ticketHolders(200, signIn);
  const wizards = await startWizards(url, holders.settings);
  const sites = await startSites(url, signIn);
  const fresh = await freshPages(wizards);
  const measure = (what: string, of: readonly { pid: number }[], count: number, work: () => Promise<unknown>) =>
    note(costs, { what, processes: of.length, count }, [of.map(({ pid }) => pid), [database.pid]], work);

  // One round more: the first warms up and does not count.
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) costs.length = 0;
    for (const processes of counts) {
      const those = wizards.slice(0, processes);
      const origins = those.map(({ origin }) => origin);
      const pages = fresh();
      await measure("new page", those, pages.length, () => askAll(origins, pages));
      const again = Array.from({ length: each.keptPage }, () => pages[0] ?? "/");
      await askAll(origins, again.slice(0, 10 * processes));
      await measure("kept page", those, again.length, () => askAll(origins, again));
      await measure("look at a code", those, each.look, () => askInTurn(origins, each.look, 10, holders.look));
      await measure("event", those, each.event, () => askInTurn(origins, each.event, 10, reportedEvent));
      const pressing = sites.slice(0, processes);
      const before = signIn.sent.size;
      const presses = () => Array.from({ length: each.press / processes }, () => ({ asker: person() }));
      await measure("press", pressing, each.press, () =>
        Promise.all(pressing.map((site) => site.press({ rules, presses: presses() }))),
      );
      // Handing them over goes on beside the presses; what is left of it is a measurement of its own.
      const left = before + each.press - signIn.sent.size;
      await measure("code handed over", pressing, Math.max(1, left), async () => {
        while (signIn.sent.size < before + each.press) await wait(5);
      });
    }
  }
}

async function startWizards(url: string, settings: Record<string, string>): Promise<ProductionServer[]> {
  const wizards: ProductionServer[] = [];
  for (let index = 0; index < most; index++) {
    const added = { ...settings, DATABASE_URL: url, DELIVERY_EVENTS_SECRET: eventsSecret };
    const wizard = await startWizard(port + index, ".", added);
    running.push(wizard.stop);
    wizards.push(wizard);
  }
  return wizards;
}

/** Processes that press: database, press and outbox, without the pages around them. */
async function startSites(url: string, gateway: { url: string; secret: string }) {
  const startSite = await buildSite();
  const { lifeSeconds } = rules;
  const sites = Array.from({ length: most }, () => startSite({ url, gateway, lifeSeconds }));
  running.push(() => Promise.all(sites.map((site) => site.end("SIGTERM"))));
  await Promise.all(sites.map((site) => site.ready));
  return sites;
}

/** Pages that nobody has asked for yet, at each call others. */
async function freshPages([first]: ProductionServer[]): Promise<() => string[]> {
  const all = await differentJourneys(first?.origin ?? "", ["en"], each.newPage * counts.length * (rounds + 1));
  return () => all.splice(0, each.newPage);
}

async function askAll(origins: readonly string[], pages: readonly string[]): Promise<void> {
  const share = (index: number) => pages.filter((_, page) => page % origins.length === index);
  await Promise.all(origins.map((origin, index) => measureOnce(origin, share(index))));
}

function person() {
  return { ticket: ticketFor(new Date()), addressBlock: null };
}

async function stopAll() {
  for (let stop = running.pop(); stop; stop = running.pop()) await stop();
}
