import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Ticket } from "#machines/resend/ticket.ts";
import { press } from "../resend/press.ts";
import { binaries, startPostgres } from "../testing/postgres.ts";
import { rulesWith } from "../testing/rules.ts";
import { ticketFor } from "../testing/ticket.ts";
import { type Database, openFolder, openPostgres } from "./database.ts";
import { deliveries, outbox } from "./schema.ts";

// The steps of docs/backup.md.

const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const pressAt = (database: Database, ticket: Ticket, now: Date) =>
  press(database, { ticket, addressBlock: null }, rulesWith(), now);

test("a database restored from pg_dump holds all of it, and the limits go on where they were", async () => {
  const server = await startPostgres();
  const [url, other] = [await server.createDatabase(), await server.createDatabase()];
  const file = join(mkdtempSync(join(tmpdir(), "backup-")), "wizard.dump");
  const first = await openPostgres(url);
  const ticket = ticketFor(start);
  expect((await pressAt(first.database, ticket, after(90))).accepted).toBe(true);

  execFileSync(join(binaries(), "pg_dump"), ["--format=custom", "--no-owner", `--file=${file}`, url]);
  const restore = ["--no-owner", "--exit-on-error", "--single-transaction", `--dbname=${other}`, file];
  execFileSync(join(binaries(), "pg_restore"), restore);

  const second = await openPostgres(other);
  await expectTheSame(first.database, second.database, ticket);
  await Promise.all([first.close(), second.close()]);
  await server.stop();
}, 60_000);

test("a copy of a PGlite folder, made while the server is stopped, holds all of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "data-"));
  const first = await openFolder(join(folder, "data"));
  const ticket = ticketFor(start);
  expect((await pressAt(first.database, ticket, after(90))).accepted).toBe(true);
  await first.close();

  cpSync(join(folder, "data"), join(folder, "copy"), { recursive: true });
  const [again, copy] = [await openFolder(join(folder, "data")), await openFolder(join(folder, "copy"))];
  await expectTheSame(again.database, copy.database, ticket);
  await Promise.all([again.close(), copy.close()]);
}, 120_000);

async function expectTheSame(one: Database, other: Database, ticket: Ticket): Promise<void> {
  for (const table of [deliveries, outbox]) {
    const rows = await one.select().from(table);
    expect(rows).toHaveLength(1);
    expect(await other.select().from(table)).toEqual(rows);
  }
  // Too early is still too early.
  expect((await pressAt(other, ticket, after(91))).accepted).toBe(false);
}
