import { sql } from "drizzle-orm";
import { openPostgres } from "../data/database.ts";
import type { Asker } from "../resend/known-code.ts";
import type { ResendRules } from "../resend/resend-rules.ts";
import { openTestDatabase } from "./memory-database.ts";
import { startPostgres } from "./postgres.ts";
import { buildSite } from "./site.ts";
import type { TimedPress } from "./site-messages.ts";
import { timePress } from "./time-press.ts";

/** All processes of one site, as many as its database allows. */
export interface Crowd {
  /** Takes all presses at the same moment; resolves with what came of each. */
  press(presses: Asker[], rules: ResendRules, at: Date): Promise<TimedPress[]>;
  /** How many migrations have run on the database. */
  migrations(): Promise<unknown>;
  stop(): Promise<void>;
}

const processes = 4;

/** The same site on both databases it runs on. */
export const crowds: [where: string, start: () => Promise<Crowd>][] = [
  ["PGlite, one process", onPglite],
  [`PostgreSQL, ${processes} processes`, onPostgres],
];

const countMigrations = sql`select count(*)::int as migrations from drizzle.__drizzle_migrations`;

async function onPostgres(): Promise<Crowd> {
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

async function onPglite(): Promise<Crowd> {
  const { database, close } = await openTestDatabase();
  return {
    press: (presses, rules, at) => Promise.all(presses.map((asker) => timePress(database, asker, rules, at))),
    migrations: async () => database.execute(countMigrations),
    stop: close,
  };
}
