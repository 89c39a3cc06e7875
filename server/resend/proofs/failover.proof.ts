import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openPostgres } from "../../data/database.ts";
import { outbox } from "../../data/schema.ts";
import { eventually } from "../../testing/eventually.ts";
import { account, keepingGateway } from "../../testing/failover/account.ts";
import { startFlood } from "../../testing/failover/flood.ts";
import { type ServerPair, startServerPair } from "../../testing/failover/server-pair.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import { startOutbox } from "../outbox.ts";
import { press } from "../press.ts";

const rules = rulesWith({}, [0]);
const waits = { connection: 1_500, statement: 700, reply: 1_000 };

// Two real servers, the second of which follows the first. `npm run bench:failover` measures what that costs, and what other settings lose.
// In this order: the last one takes the first server away.
describe("a primary and its standby", { shuffle: false }, () => {
  let pair: ServerPair;
  let url: string;
  beforeAll(async () => {
    pair = await startServerPair();
    url = await pair.createDatabase();
  }, 120_000);
  afterAll(() => pair.stop());

  const pressOnce = ({ database }: Awaited<ReturnType<typeof openPostgres>>) =>
    press(database, { ticket: ticketFor(new Date()), addressBlock: null }, rules, new Date());

  test("while the standby is cut off no press is acknowledged, each is put off, and all goes on afterwards", async () => {
    const opened = await openPostgres(url, waits);
    // What fails from here on fails because of the standby.
    await eventually(() => pressOnce(opened));
    pair.pauseStandby();
    // The standby comes back only after that: a press that waited for it would never end.
    await expect(pressOnce(opened)).rejects.toThrow();
    pair.resumeStandby();
    expect(await eventually(() => pressOnce(opened))).toMatchObject({ accepted: true });
    await opened.close();
  });

  test("a connection that led to a server which only reads is given up, so presses go on once the address is right again", async () => {
    const opened = await openPostgres(url, waits);
    // No connection is open yet, and an address may lead to the wrong server for a while.
    pair.lead("standby");
    for (let look = 0; look < 3; look++) await expect(pressOnce(opened)).rejects.toThrow();
    pair.lead("primary");
    expect(await eventually(() => pressOnce(opened))).toMatchObject({ accepted: true });
    await opened.close();
  });

  test("a standby that takes over in a flood of presses: no press that was acknowledged is lost, and nobody gets two codes", async () => {
    const processes = await Promise.all([openPostgres(url, waits), openPostgres(url, waits)]);
    const databases = processes.map(({ database }) => database);
    const gateway = keepingGateway();
    const runners = databases.map((database) =>
      startOutbox({ database, gateway, lifeSeconds: () => rules.lifeSeconds, poll: 50, leaseSeconds: 2 }),
    );
    const flood = startFlood(databases, 8, () => runners[0]?.wake());
    await flood.hasAcknowledged(100);

    pair.killPrimary();
    const before = flood.acknowledged.length;
    await pair.promote();
    pair.lead("standby");
    await flood.hasAcknowledged(before + 100);
    await flood.end();

    const [{ database }] = processes;
    await vi.waitFor(async () => expect(await database.select().from(outbox)).toEqual([]), { timeout: 60_000 });
    const books = await account(database, flood.acknowledged, gateway);
    console.info(`${before} + ${flood.acknowledged.length - before} presses, ${flood.putOff()} put off:`, books);
    expect(flood.putOff()).toBeGreaterThan(0);
    expect(books).toEqual({ lost: 0, unsent: 0, doubled: 0, forgotten: 0, askedUnknowing: 0, waiting: 0 });
    await Promise.all(runners.map((runner) => runner.drain()));
    await Promise.all(processes.map(({ close }) => close()));
  }, 120_000);
});
