import { crowds } from "../server/testing/crowd.ts";
import { rulesWith } from "../server/testing/rules.ts";
import type { TimedPress } from "../server/testing/site-messages.ts";
import { ticketFor } from "../server/testing/ticket.ts";
import { percentile } from "./median.ts";

// `npm run bench:resend`: 200 presses at the same moment, on both databases in one run: how many are allowed, and how long one takes.
const presses = 200;
const rounds = 5;
const allowed = 50;

const rows: Record<string, string | number>[] = [];
for (const [database, start] of crowds) {
  const crowd = await start();
  const results: TimedPress[][] = [];
  // One round more: the first warms up and does not count.
  for (let round = 0; round <= rounds; round++) results.push(await oneRound(round));
  await crowd.stop();
  const counted = results.slice(1);
  const times = counted
    .flat()
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  rows.push({
    database,
    presses: `${rounds} × ${presses}`,
    allowed: counted.map((round) => round.filter(({ accepted }) => accepted).length).join(" "),
    refused: counted.map((round) => round.filter(({ accepted }) => !accepted).length).join(" "),
    "p50 ms": Math.round(percentile(times, 0.5)),
    "p99 ms": Math.round(percentile(times, 0.99)),
  });

  /** 200 people, each with an own ticket and destination; the site may send 50 within the hour, and rounds are hours apart. */
  function oneRound(round: number): Promise<TimedPress[]> {
    const sentAt = new Date(Date.UTC(2026, 10, 22, 2 * round));
    const askers = Array.from({ length: presses }, () => ({ ticket: ticketFor(sentAt), addressBlock: null }));
    const rules = rulesWith({ perSite: { sends: allowed, per: 3_600 } });
    return crowd.press(askers, rules, new Date(sentAt.getTime() + 40_000));
  }
}
console.table(rows);
