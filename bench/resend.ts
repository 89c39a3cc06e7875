import { crowds } from "../server/testing/crowd.ts";
import { rulesWith } from "../server/testing/rules.ts";
import type { PressAnswer } from "../server/testing/site-messages.ts";
import { ticketFor } from "../server/testing/ticket.ts";

// `npm run bench:resend`: 200 presses at the same moment, on both databases in one run: how many are allowed, and how long an answer takes.
const presses = 200;
const rounds = 5;
const allowed = 50;

const rows: Record<string, string | number>[] = [];
for (const [database, start] of crowds) {
  const crowd = await start();
  const answers: PressAnswer[][] = [];
  // One round more: the first warms up and does not count.
  for (let round = 0; round <= rounds; round++) answers.push(await oneRound(round));
  await crowd.stop();
  const counted = answers.slice(1);
  const times = counted
    .flat()
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  rows.push({
    database,
    presses: `${rounds} × ${presses}`,
    allowed: counted.map((round) => round.filter(({ accepted }) => accepted).length).join(" "),
    refused: counted.map((round) => round.filter(({ accepted }) => !accepted).length).join(" "),
    "p50 ms": Math.round(quantile(times, 0.5)),
    "p99 ms": Math.round(quantile(times, 0.99)),
  });

  /** 200 people, each with an own ticket and destination; the site may send 50 within the hour, and rounds are hours apart. */
  function oneRound(round: number): Promise<PressAnswer[]> {
    const sentAt = new Date(Date.UTC(2026, 10, 22, 2 * round));
    const askers = Array.from({ length: presses }, () => ({ ticket: ticketFor(sentAt), addressBlock: null }));
    const rules = rulesWith({ perSite: { sends: allowed, per: 3_600 } });
    return crowd.press(askers, rules, new Date(sentAt.getTime() + 40_000));
  }
}
console.table(rows);

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
