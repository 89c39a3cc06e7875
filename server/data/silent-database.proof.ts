import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startOutbox } from "../resend/outbox.ts";
import { eventually } from "../testing/eventually.ts";
import { type Line, startLine } from "../testing/failover/line.ts";
import { startPrivatePostgres } from "../testing/postgres.ts";
import { openPostgres } from "./database.ts";
import { tickets } from "./schema.ts";

// A connection to the database can fall silent: nothing comes, and nobody says that it is over.
const waits = { connection: 1_500, statement: 700, reply: 1_000 };
/** Far above these for a busy machine, and far below the minutes until a connection is given up by itself. */
const longestWait = 20_000;

let line: Line;
let server: Awaited<ReturnType<typeof startPrivatePostgres>>;
let opened: Awaited<ReturnType<typeof openPostgres>>;

beforeAll(async () => {
  server = await startPrivatePostgres();
  const url = new URL(await server.createDatabase());
  line = await startLine(`${url.searchParams.get("host")}/.s.PGSQL.5432`);
  opened = await openThroughLine(url.pathname);
}, 60_000);
afterEach(() => {
  line.isSilent = false;
  vi.restoreAllMocks();
});
afterAll(async () => {
  await opened.close();
  line.close();
  await server.stop();
});

const openThroughLine = (path: string) =>
  eventually(() => openPostgres(`postgres://postgres@127.0.0.1:${line.port}${path}`, waits));
const transaction = () => opened.database.transaction((inside) => inside.select().from(tickets));
/** Once each place of the pool has served. */
const allPlaces = () => eventually(() => Promise.all(Array.from({ length: 10 }, transaction)));
const look = () => opened.database.select().from(tickets);

test("what is under way when the database falls silent ends within its time, and all goes on once it is back", async () => {
  await allPlaces();
  for (let outage = 0; outage < 2; outage++) {
    line.isSilent = true;
    const begun = performance.now();
    // Ten hold all places, twenty wait in line.
    const underWay = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => (index % 2 ? look() : transaction())),
    );
    expect(underWay.map(({ status }) => status)).toEqual(underWay.map(() => "rejected"));
    expect(performance.now() - begun).toBeLessThan(longestWait);
    line.isSilent = false;
    // All places are free again.
    await allPlaces();
  }
});

test("the outbox looks again once the database is back, says meanwhile that it is late, and a drain ends while it is silent", async () => {
  let now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now);
  const running = startOutbox({
    database: opened.database,
    gateway: { send: async () => ({ outcome: "sent" }) },
    lifeSeconds: () => ({ email: 600, sms: 120 }),
    poll: 20,
  });
  await eventually(() => expect(running.state()).toBe("running"));
  line.isSilent = true;
  now += 11_000;
  expect(running.state()).toBe("late");
  line.isSilent = false;
  await eventually(() => expect(running.state()).toBe("running"));

  line.isSilent = true;
  running.wake();
  const begun = performance.now();
  await running.drain();
  expect(performance.now() - begun).toBeLessThan(longestWait);
  expect(running.state()).toBe("stopping");
});

test("closing ends although nobody answers", async () => {
  const other = await openThroughLine("/postgres");
  await eventually(() => other.database.select().from(tickets));
  line.isSilent = true;
  const begun = performance.now();
  await other.close();
  expect(performance.now() - begun).toBeLessThan(longestWait);
});
