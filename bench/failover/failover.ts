import { parseArgs } from "node:util";
import { openPostgres } from "#server/data/database.ts";
import { outbox } from "#server/data/schema.ts";
import { startOutbox } from "#server/resend/outbox.ts";
import { account, keepingGateway } from "#server/testing/failover/account.ts";
import { startFlood } from "#server/testing/failover/flood.ts";
import { type Commit, startServerPair } from "#server/testing/failover/server-pair.ts";
import { rulesWith } from "#server/testing/rules.ts";
import { percentile } from "../median.ts";

// `npm run bench:failover [-- --delay MS] [--rounds N]`: what each `synchronous_commit` costs a press, and what it loses when the primary dies in a flood of
// presses and the standby takes over. `--delay`: milliseconds from one server to the other, as between two data centres of one region.
const { values: options } = parseArgs({
  options: { delay: { type: "string", default: "1" }, rounds: { type: "string", default: "2" } },
});
const settings: Commit[] = ["off", "local", "remote_write", "on", "remote_apply"];
const lanes = 8;
const waits = { connection: 2_500, statement: 4_000, reply: 4_500 };
const { lifeSeconds } = rulesWith();

const rows: Record<string, string | number>[] = [];
for (const commit of settings) {
  const results: Awaited<ReturnType<typeof oneFailover>>[] = [];
  for (let round = 0; round < Number(options.rounds); round++) results.push(await oneFailover(commit));
  const sum = (key: "acknowledged" | "lost" | "forgotten" | "askedUnknowing" | "doubled" | "unsent") =>
    results.reduce((total, one) => total + one[key], 0);
  const times = results.flatMap((one) => one.times).toSorted((a, b) => a - b);
  const seconds = results.reduce((total, one) => total + one.seconds, 0);
  rows.push({
    synchronous_commit: commit,
    "presses/s": Math.round(times.length / seconds),
    "p50 ms": Math.round(percentile(times, 0.5)),
    "p99 ms": Math.round(percentile(times, 0.99)),
    acknowledged: sum("acknowledged"),
    lost: sum("lost"),
    "out, forgotten": sum("forgotten"),
    "asked again unknowing": sum("askedUnknowing"),
    "two codes": sum("doubled"),
    "not sent": sum("unsent"),
    "away s": Math.max(...results.map(({ away }) => away)).toFixed(1),
  });
  console.error(`${commit}: done`);
}
console.table(rows);

/** A flood, the end of the primary in its middle, and the standby in its place. */
async function oneFailover(commit: Commit) {
  const pair = await startServerPair({ delay: Number(options.delay), flushes: true });
  await pair.commit(commit);
  const { database, close } = await openPostgres(await pair.createDatabase(), waits);
  const gateway = keepingGateway();
  const runner = startOutbox({ database, gateway, lifeSeconds: () => lifeSeconds, poll: 50, leaseSeconds: 3 });
  const flood = startFlood([database], lanes, runner.wake);
  // The first ones open connections and warm up.
  await flood.hasAcknowledged(40);
  const [warm, began] = [flood.times.length, performance.now()];
  await flood.hasAcknowledged(240);
  const [times, seconds] = [flood.times.slice(warm), (performance.now() - began) / 1_000];

  pair.killPrimary();
  const [before, killed] = [flood.acknowledged.length, performance.now()];
  await pair.promote();
  pair.lead("standby");
  await flood.hasAcknowledged(before + 1);
  const away = (performance.now() - killed) / 1_000;
  await flood.end();
  const deadline = performance.now() + 30_000;
  while ((await database.$count(outbox)) > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const books = await account(database, flood.acknowledged, gateway);
  await runner.drain();
  await close();
  await pair.stop();
  return { ...books, times, seconds, away, acknowledged: flood.acknowledged.length };
}
