import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChannelLimits } from "#machines/resend-policy";
import { openMemory, openPostgres } from "./database.ts";
import journal from "./migrations/meta/_journal.json";
import { type ResendRules, requestResend } from "./resend.ts";
import type { Asker } from "./resend-history.ts";
import { startPostgres } from "./testing/postgres.ts";
import { rulesWith } from "./testing/rules.ts";
import { buildSite } from "./testing/site.ts";
import { ticketFor } from "./testing/ticket.ts";
import type { Ticket } from "./ticket.ts";

/** Takes all presses at the same moment; answers what came of each. */
type Crowd = (
  presses: Asker[],
  rules: ResendRules,
  at: Date,
) => Promise<{ accepted: boolean; refusal: string | null }[]>;
interface Sites {
  press: Crowd;
  /** How many migrations have run on the database. */
  migrations(): Promise<unknown>;
  stop(): Promise<void>;
}

const processes = 4;
const countMigrations = sql`select count(*)::int as migrations from drizzle.__drizzle_migrations`;

async function onPostgres(): Promise<Sites> {
  const [server, startSite] = await Promise.all([startPostgres(), buildSite()]);
  const url = await server.createDatabase();
  const sites = Array.from({ length: processes }, () => startSite({ url, lifeSeconds: { email: 600, sms: 300 } }));
  await Promise.all(sites.map((site) => site.ready));
  return {
    async press(presses, rules, at) {
      const shares = sites.map((site, index) =>
        site.press({
          rules,
          presses: presses
            .filter((_, press) => press % sites.length === index)
            .map((asker) => ({ asker, at: at.toISOString() })),
        }),
      );
      return (await Promise.all(shares)).flat();
    },
    async migrations() {
      const again = await openPostgres(url);
      const counted = await again.database.execute(countMigrations);
      await again.close();
      return counted;
    },
    async stop() {
      await Promise.all(sites.map((site) => site.end("SIGTERM")));
      await server.stop();
    },
  };
}

async function onPglite(): Promise<Sites> {
  const { database, close } = await openMemory();
  return {
    press: (presses, rules, at) =>
      Promise.all(
        presses.map(async (asker) => {
          const { accepted, view } = await requestResend(database, asker, rules, at, 0);
          return { accepted, refusal: view.resend.refusal };
        }),
      ),
    migrations: async () => database.execute(countMigrations),
    stop: close,
  };
}

const start = new Date("2026-11-22T14:02:00Z");
const at = new Date(start.getTime() + 40_000);

const person = (claims: Partial<Ticket> = {}, addressBlock: string | null = null): Asker => ({
  ticket: ticketFor(start, claims),
  addressBlock,
});
const same = person();
const others: Partial<ChannelLimits> = { perSite: { sends: 1_000_000, per: 3_600 } };

const crowds: [
  who: string,
  allowed: number,
  reason: string,
  press: () => Asker,
  limits: Partial<ChannelLimits>,
  waits?: number[],
][] = [
  ["with one ticket", 1, "cooling", () => same, others],
  // The first code, sent by the sign-in site, is one of the five.
  ["for one destination", 4, "too-many", () => person({ destination_hash: "ab".repeat(32) }), others, [0]],
  [
    "from one internet connection",
    7,
    "connection-busy",
    () => person({}, "block"),
    { perAddressBlock: { sends: 7, per: 3_600 } },
  ],
  [
    "to one dial code",
    11,
    "site-busy",
    () => person({ channel: "sms", dial_code: "49" }),
    { perDialCode: { sends: 11, per: 3_600 } },
  ],
  [
    "over the whole site",
    37,
    "site-busy",
    () => person({ channel: "sms", dial_code: "34" }),
    { perSite: { sends: 11 + 37, per: 3_600 } },
  ],
];

describe.each([
  ["PGlite, one process", onPglite],
  [`PostgreSQL, ${processes} processes`, onPostgres],
] as const)("200 presses at once on %s", (_, startSites) => {
  let sites: Sites;
  beforeAll(async () => {
    sites = await startSites();
  }, 120_000);
  afterAll(() => sites.stop());

  test("the processes began together on an empty database, and each migration ran once", async () => {
    expect(await sites.migrations()).toMatchObject({ rows: [{ migrations: journal.entries.length }] });
  });

  test.each(crowds)(
    "%s send exactly %i, the rest are refused as %s",
    async (_who, allowed, reason, press, limits, waits) => {
      const answers = await sites.press(Array.from({ length: 200 }, press), rulesWith(limits, waits), at);
      expect(answers).toHaveLength(200);
      expect(answers.filter(({ accepted }) => accepted)).toHaveLength(allowed);
      expect(answers.filter(({ accepted, refusal }) => !accepted && refusal === reason)).toHaveLength(200 - allowed);
    },
  );
});
