import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChannelLimits } from "#machines/resend/resend-policy.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import journal from "../../data/migrations/meta/_journal.json";
import { type Crowd, crowds } from "../../testing/crowd.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { Asker } from "../known-code.ts";

const person = (start: Date, claims: Partial<Ticket> = {}, addressBlock: string | null = null): Asker => ({
  ticket: ticketFor(start, claims),
  addressBlock,
});
const others: Partial<ChannelLimits> = { perSite: { sends: 1_000_000, per: 3_600 } };

const rushes: [
  who: string,
  allowed: number,
  reason: string,
  askers: (start: Date) => () => Asker,
  limits: Partial<ChannelLimits>,
  waits?: number[],
][] = [
  ["with one ticket", 1, "cooling", same, others],
  // The first code, sent by the sign-in site, is one of the five.
  [
    "for one destination",
    4,
    "too-many",
    (start) => () => person(start, { destination_hash: "ab".repeat(32) }),
    others,
    [0],
  ],
  [
    "from one internet connection",
    7,
    "connection-busy",
    (start) => () => person(start, {}, "block"),
    { perAddressBlock: { sends: 7, per: 3_600 } },
  ],
  [
    "to one dial code",
    11,
    "site-busy",
    (start) => () => person(start, { channel: "sms", dial_code: "49" }),
    { perDialCode: { sends: 11, per: 3_600 } },
  ],
  [
    "over the whole site",
    37,
    "site-busy",
    (start) => () => person(start, { channel: "sms", dial_code: "34" }),
    { perSite: { sends: 37, per: 3_600 } },
  ],
];

function same(start: Date): () => Asker {
  const one = person(start);
  return () => one;
}

describe.each(crowds)("200 presses at once on %s", (_, startCrowd) => {
  let crowd: Crowd;
  let day = 0;
  beforeAll(async () => {
    crowd = await startCrowd();
  }, 120_000);
  afterAll(() => crowd.stop());

  test("the processes began together on an empty database, and each migration ran once", async () => {
    expect(await crowd.migrations()).toMatchObject({ rows: [{ migrations: journal.entries.length }] });
  });

  test.each(rushes)(
    "%s send exactly %i, the rest are refused as %s",
    async (_who, allowed, reason, askers, limits, waits) => {
      // A day of its own: no rush counts against the limits of another.
      day += 1;
      const start = new Date(Date.parse("2026-11-22T14:02:00Z") + day * 86_400_000);
      const at = new Date(start.getTime() + 40_000);
      const results = await crowd.press(Array.from({ length: 200 }, askers(start)), rulesWith(limits, waits), at);
      expect(results).toHaveLength(200);
      expect(results.filter(({ accepted }) => accepted)).toHaveLength(allowed);
      expect(results.filter(({ accepted, refusal }) => !accepted && refusal === reason)).toHaveLength(200 - allowed);
    },
  );
});
