import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { startPostgres, startPrivatePostgres } from "../testing/postgres.ts";
import { openFolder, openPostgres } from "./database.ts";
import { tickets } from "./schema.ts";

const ticket = { jti: "ticket-0001", browser: "hash", expiresAt: new Date() };

test("a folder is created with all above it, keeps what was written, and opens in one process at a time", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "database-")), "deep", "er");
  const first = await openFolder(folder);
  await first.database.insert(tickets).values(ticket);
  await expect(openFolder(folder)).rejects.toThrow(/in use by process/);
  await first.close();
  const again = await openFolder(folder);
  expect(await again.database.select({ rows: count() }).from(tickets)).toEqual([{ rows: 1 }]);
  await again.close();
}, 60_000);

test("processes that start together on one PostgreSQL migrate it once", async () => {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url)));
  await opened[0]?.database.insert(tickets).values(ticket);
  expect(await opened[3]?.database.select({ rows: count() }).from(tickets)).toEqual([{ rows: 1 }]);
  await Promise.all(opened.map((one) => one.close()));
  await server.stop();
}, 60_000);

test("a PostgreSQL that is not there is an error that says so, not a wait without end", async () => {
  await expect(openPostgres("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow(/cannot be used/);
});

test("connections that break while transactions begin leave the pool, so the site goes on when the database is back", async () => {
  const server = await startPrivatePostgres();
  const { database, close } = await openPostgres(await server.createDatabase());
  const transaction = () => database.transaction((inside) => inside.select().from(tickets));
  for (let crash = 0; crash < 3; crash++) {
    await Promise.all(Array.from({ length: 10 }, transaction));
    // The server dies while all ten places are taken and more wait in line.
    const underWay = Promise.allSettled(Array.from({ length: 40 }, transaction));
    await server.crash();
    await underWay;
    await server.startAgain();
    await Promise.all(Array.from({ length: 10 }, transaction));
  }
  await close();
  await server.stop();
}, 60_000);
