import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { openPostgres } from "../../data/database.ts";
import { deliveries, outbox } from "../../data/schema.ts";
import type { Gateway } from "../../gateways/gateway.ts";
import { webhookGateway } from "../../gateways/webhook.ts";
import { type PostgresServer, startPostgres, startPrivatePostgres } from "../../testing/postgres.ts";
import { rulesWith } from "../../testing/rules.ts";
import { type SignInSite, startSignInSite } from "../../testing/sign-in-site.ts";
import { buildSite, type Site } from "../../testing/site.ts";
import type { SiteOptions } from "../../testing/site-messages.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { Asker } from "../known-code.ts";
import { startOutbox } from "../outbox.ts";
import { press } from "../press.ts";

const rules = rulesWith({}, [0]);
const { lifeSeconds } = rules;
const person = (): Asker => ({ ticket: ticketFor(new Date()), addressBlock: null });
const presses = (count: number) => ({ rules, presses: Array.from({ length: count }, () => ({ asker: person() })) });

/** What became of every press in the database, held against what the sign-in site sent. */
async function account(database: Awaited<ReturnType<typeof openPostgres>>["database"], site: SignInSite) {
  const rows = await database.select().from(deliveries);
  const sends = (row: (typeof rows)[number]) => site.sent.get(row.challenge) ?? 0;
  return {
    presses: rows.length,
    sent: rows.filter((row) => row.state === "sent" && sends(row) === 1).length,
    failed: rows.filter((row) => row.state === "failed" && row.failure === "unreachable" && sends(row) === 0).length,
    lost: rows.filter((row) => row.state === "sending" || (row.state === "sent" && sends(row) === 0)).length,
    doubled: [...site.sent.values()].filter((count) => count > 1).length,
    ids: new Set(rows.map((row) => row.id)),
  };
}

describe("codes survive the end of processes", () => {
  let server: PostgresServer;
  let startSite: (options: SiteOptions) => Site;
  const sites: SignInSite[] = [];

  beforeAll(async () => {
    [server, startSite] = await Promise.all([startPostgres(), buildSite()]);
  }, 120_000);
  afterEach(() => {
    for (const site of sites.splice(0)) site.close();
  });
  afterAll(() => server.stop());

  async function signInSite(chance: () => number): Promise<SignInSite> {
    const site = await startSignInSite(chance);
    sites.push(site);
    return site;
  }

  test("50 processes killed at random points: every accepted press is sent once or visibly failed", async () => {
    const kills = 50;
    const chance = seededRandom(20_261_122);
    const site = await signInSite(seededRandom(4));
    const url = await server.createDatabase();
    const told: string[] = [];
    let killed = 0;

    /** Starts a process, presses, kills it somewhere in between; one in ten while it still starts. */
    async function killOne(): Promise<void> {
      const process = startSite({ url, gateway: site, lifeSeconds });
      if (chance() < 0.1) await wait(chance() * 300);
      else {
        await process.ready;
        process.pressAndForget(presses(4));
        await process.hasAccepted(Math.floor(chance() * 4));
        await wait(chance() * 100);
      }
      await process.end("SIGKILL");
      told.push(...process.accepted);
    }
    async function lane(): Promise<void> {
      while (killed < kills) {
        killed++;
        await killOne();
      }
    }
    await Promise.all([lane(), lane(), lane()]);

    const { database, close } = await openPostgres(url);
    site.calm();
    const last = startOutbox({ database, gateway: webhookGateway(site), lifeSeconds: () => lifeSeconds, poll: 50 });
    await vi.waitFor(async () => expect(await database.select().from(outbox)).toEqual([]), { timeout: 60_000 });
    await last.drain();
    const { ids, ...counts } = await account(database, site);
    await close();

    console.info(`killed ${killed} times:`, { ...counts, told: told.length, requests: site.requests });
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    expect(counts).toMatchObject({ lost: 0, doubled: 0, sent: site.sent.size, failed: site.refused.size });
    expect(counts.sent + counts.failed).toBe(counts.presses);
    // Of most processes at least one press was accepted before their end.
    expect(told.length).toBeGreaterThan(kills * 0.8);
  }, 240_000);

  test("a process that is asked to end finishes what is under way and leaves the rest to others", async () => {
    const site = await signInSite(() => 0.5);
    const url = await server.createDatabase();
    const leaving = startSite({ url, gateway: site, lifeSeconds });
    await leaving.ready;
    const results = await leaving.press(presses(20));
    expect(results.filter(({ accepted }) => accepted)).toHaveLength(20);
    expect(await leaving.end("SIGTERM")).toBe(0);

    const { database, close } = await openPostgres(url);
    const left = await database.select().from(outbox);
    // Nothing is claimed any more: what is left was never asked for.
    expect(left.filter(({ isUncertain }) => isUncertain)).toEqual([]);
    expect(await account(database, site)).toMatchObject({ presses: 20, sent: 20 - left.length, doubled: 0 });
    const next = startOutbox({ database, gateway: webhookGateway(site), lifeSeconds: () => lifeSeconds, poll: 50 });
    await vi.waitFor(async () => expect(await database.select().from(outbox)).toEqual([]), { timeout: 30_000 });
    await next.drain();
    expect(await account(database, site)).toMatchObject({ sent: 20, lost: 0, doubled: 0 });
    await close();
  }, 120_000);
});

test("a database that goes away and comes back loses nothing and doubles nothing", async () => {
  const server = await startPrivatePostgres();
  const { database, close } = await openPostgres(await server.createDatabase());
  const site = await startSignInSite(() => 0);
  const gateway = webhookGateway(site);
  let release = () => {};
  const open = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Each code goes out while the database is down, so that its end cannot be written.
  const slow: Gateway = {
    async send(delivery) {
      const answer = await gateway.send(delivery);
      await open;
      return answer;
    },
  };
  const runner = startOutbox({ database, gateway: slow, lifeSeconds: () => lifeSeconds, poll: 50, leaseSeconds: 3 });
  const pressOnce = () => press(database, person(), rules, new Date());
  const before = await Promise.all(Array.from({ length: 8 }, pressOnce));
  await vi.waitFor(() => expect(site.requests).toBe(8), { timeout: 30_000 });

  await server.crash();
  release();
  await expect(pressOnce()).rejects.toThrow();
  await server.startAgain();

  const afterwards = await Promise.all(Array.from({ length: 4 }, pressOnce));
  expect([...before, ...afterwards].filter(({ accepted }) => accepted)).toHaveLength(12);
  await vi.waitFor(async () => expect(await database.select().from(outbox)).toEqual([]), { timeout: 60_000 });
  expect(await account(database, site)).toMatchObject({ presses: 12, sent: 12, lost: 0, doubled: 0 });
  // The eight were asked for again, with the same keys.
  expect(site.requests).toBeGreaterThan(12);
  await runner.drain();
  await close();
  await server.stop();
  site.close();
  vi.restoreAllMocks();
}, 120_000);
