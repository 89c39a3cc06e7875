import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "../../data/database.ts";
import { openTestDatabase } from "../../testing/memory-database.ts";
import { pressAndSee } from "../../testing/press-and-see.ts";
import { rulesWith } from "../../testing/rules.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { Asker } from "../known-code.ts";

const decide = vi.hoisted(() => vi.fn());
vi.mock("#machines/resend/decide-resend.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("#machines/resend/decide-resend.ts")>();
  decide.mockImplementation(original.decideResend);
  return { ...original, decideResend: decide };
});

const start = new Date("2026-11-22T14:02:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const rules = rulesWith();
rules.policy.proof = { from: 2, rounds: 20, wait: 60 };

const statements: string[] = [];
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let database: Database;
beforeAll(async () => {
  opened = await openTestDatabase((statement) => statements.push(statement));
  database = opened.database;
});
afterAll(() => opened.close());

/** A press, and how often it read and decided. */
async function costOf(asker: Asker, seconds: number) {
  statements.length = 0;
  decide.mockClear();
  const { accepted } = await pressAndSee(database, asker, rules, after(seconds), 0);
  const reading = (table: string) =>
    statements.filter((statement) => statement.startsWith("select") && statement.includes(`"${table}"`)).length;
  return {
    accepted,
    past: reading("deliveries"),
    evidence: reading("delivery_events"),
    decisions: decide.mock.calls.length,
    statements: statements.length,
  };
}

let mail: Asker;
let text: Asker;
beforeEach(() => {
  mail = { ticket: ticketFor(start), addressBlock: "block" };
  text = { ticket: ticketFor(start, { channel: "sms", dial_code: "44" }), addressBlock: null };
});

test("a press that is refused reads once, decides once and locks nothing", async () => {
  expect(await costOf(mail, 10)).toEqual({ accepted: false, past: 1, evidence: 1, decisions: 1, statements: 2 });
});

test("a press that is accepted reads the past again under the locks, and decides once for each state of it", async () => {
  // The third decision is about the next press: it is what the page then shows.
  const cost = { accepted: true, past: 2, evidence: 1, decisions: 3, statements: 6 };
  expect(await costOf(mail, 40)).toEqual(cost);
  expect(await costOf(text, 40)).toEqual(cost);
});

test("a proof of work costs two statements more, to use it up, and no further read or decision", async () => {
  await costOf(text, 40);
  const solved = { key: "a-proof", expiresAt: after(400) };
  const cost = { past: 2, evidence: 1, statements: 8 };
  expect(await costOf({ ...text, proof: { solved } }, 103)).toEqual({ ...cost, accepted: true, decisions: 3 });
  // One that was used before is found out under the locks, and nothing is written.
  expect(await costOf({ ...text, proof: { solved } }, 230)).toEqual({
    ...{ ...cost, accepted: false, decisions: 2, statements: 6 },
  });
});
