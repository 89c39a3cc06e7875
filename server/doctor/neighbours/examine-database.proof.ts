import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openPostgres } from "../../data/database.ts";
import { type PostgresServer, startPostgres, startPrivatePostgres } from "../../testing/postgres.ts";
import type { Finding } from "../finding.ts";
import { examineDatabase } from "./examine-database.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const examine = (DATABASE_URL: string) => examineDatabase({ DATABASE_URL, DATA_DIR: ".data" });
/** But for the connections that are free: that hangs on what else runs on this server just now. */
const troublesIn = (findings: Finding[]) =>
  findings.filter(({ tried, result }) => tried !== "Connections" && result !== "good");
const notGood = async (url: string) => troublesIn(await examine(url));
const migrations = async (url: string) => (await examine(url)).find(({ tried }) => tried === "Migrations");

async function tell(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test("a new database is good, and stays empty", async () => {
  const url = await server.createDatabase();
  expect(await notGood(url)).toEqual([]);
  expect(await migrations(url)).toMatchObject({ says: "none yet: the first start makes the tables" });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select 1 from pg_namespace where nspname = 'drizzle' union select 1 from pg_tables where schemaname = 'public'",
  );
  await client.end();
  expect(rows).toEqual([]);
});

test("a database is told that is migrated, behind, and ahead", async () => {
  const url = await server.createDatabase();
  await (await openPostgres(url)).close();
  expect(await notGood(url)).toEqual([]);
  expect(await migrations(url)).toMatchObject({ says: expect.stringMatching(/^all \d+ are applied$/) });
  await tell(
    url,
    "delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)",
  );
  const { entries } = z
    .object({ entries: z.array(z.object({ tag: z.string() })) })
    .parse(JSON.parse(readFileSync("server/data/migrations/meta/_journal.json", "utf8")));
  expect(await migrations(url)).toMatchObject({
    result: "good",
    says: expect.stringContaining(`applies ${entries.at(-1)?.tag}`),
  });
  await tell(url, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
  expect(await notGood(url)).toMatchObject([{ tried: "Migrations", says: expect.stringContaining("newer version") }]);
});

test("a user without rights is told which grants are missing, and with those the wizard starts", async () => {
  const url = await server.createDatabase();
  await (await openPostgres(url)).close();
  const role = await poorRole(url);
  const [rights] = await notGood(role.url);
  expect(rights).toMatchObject({ tried: "Rights", result: "wrong" });
  await tell(url, (rights?.remedy ?? "").replace("As the owner: ", ""));
  expect(await notGood(role.url)).toEqual([]);
  await (await openPostgres(role.url)).close();
  await role.drop();
});

test("partitioned tables have rights of their own", async () => {
  const url = await server.createDatabase();
  await (await openPostgres(url)).close();
  const role = await poorRole(url);
  await tell(url, "create table public.parted (at timestamptz not null) partition by range (at)");
  await tell(url, `grant usage, create on schema public, drizzle to ${role.name}`);
  await tell(url, `grant create on database "${new URL(url).pathname.slice(1)}" to ${role.name}`);
  for (const schema of ["public", "drizzle"])
    await tell(url, `grant select, insert, update, delete on all tables in schema ${schema} to ${role.name}`);
  expect(await notGood(role.url)).toEqual([]);
  await tell(url, `revoke insert on public.parted from ${role.name}`);
  expect(await notGood(role.url)).toMatchObject([{ tried: "Rights", says: expect.stringContaining("parted") }]);
  await role.drop();
});

test("the connections of others are counted, whoever looks", async () => {
  // Nobody else's: on the one that all proofs share, others come and go between the two looks.
  const alone = await startPrivatePostgres();
  const url = await alone.createDatabase();
  const role = await poorRole(url);
  const others = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const free = async (by: string) => {
    const found = (await examine(by)).find(({ tried }) => tried === "Connections");
    expect(found).toMatchObject({ result: "good" });
    return Number.parseInt(found?.says ?? "", 10);
  };
  const [seenByOwner, seenByPoor] = [await free(url), await free(role.url)];
  // At most three of the server's own workers come and go.
  expect(Math.abs(seenByOwner - seenByPoor)).toBeLessThan(4);
  await Promise.all(others.map((client) => client.end()));
  await alone.stop();
});

test("what cannot be looked at is told by its name, and the rest goes on", async () => {
  const url = await server.createDatabase();
  await (await openPostgres(url)).close();
  await tell(url, "alter table drizzle.__drizzle_migrations rename column created_at to made_at");
  const findings = await examine(url);
  expect(troublesIn(findings)).toMatchObject([{ tried: "Migrations", result: "wrong" }]);
  expect(findings).toContainEqual(expect.objectContaining({ tried: "Rights", result: "good" }));
});

/** A user who may only come in. */
async function poorRole(url: string) {
  const name = `poor_${new URL(url).pathname.slice(-8)}`;
  await tell(url, `create role ${name} login`);
  const asRole = new URL(url);
  asRole.username = name;
  return { name, url: asRole.href, drop: () => tell(url, `drop owned by ${name}`, `drop role ${name}`) };
}

test.each<[string, (url: URL) => void, RegExp]>([
  [
    "a name that is not",
    (url) => {
      url.pathname = "/nobody";
    },
    /no such database/,
  ],
  [
    "a user who is not",
    (url) => {
      url.username = "nobody-here";
    },
    /not come from here|wrong/,
  ],
  [
    "a server that is not",
    (url) => {
      url.search = "?host=/nowhere";
    },
    /nobody listens/,
  ],
])("%s is named, and the password is not", async (_, change, says) => {
  const url = new URL(await server.createDatabase());
  url.password = "hunter2-hunter2";
  change(url);
  const findings = await examine(url.href);
  expect(findings).toMatchObject([{ result: "wrong", says: expect.stringMatching(says), remedy: expect.any(String) }]);
  expect(JSON.stringify(findings)).not.toContain("hunter2");
});
