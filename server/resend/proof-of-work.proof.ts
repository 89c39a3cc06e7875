import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { describe, expect, test, vi } from "vitest";
import type { Ticket } from "#machines/resend/ticket.ts";
import { spentProofs } from "../data/schema.ts";
import { withDatabases } from "../testing/databases.ts";
import { pressAndSee } from "../testing/press-and-see.ts";
import { rulesWith } from "../testing/rules.ts";
import { ticketFor } from "../testing/ticket.ts";
import { createProof, readProof } from "./proof-of-work.ts";

// Read by the code when it first asks; nothing is called there.
vi.stubEnv("BASE_URL", "http://localhost:3000");
vi.stubEnv("RESEND_URL", "http://localhost:3001/resend");
vi.stubEnv("RESEND_SECRET", `whsec_${Buffer.alloc(32, 7).toString("base64")}`);

const rounds = 20;
const rules = rulesWith();
rules.policy.proof = { from: 2, rounds, wait: 60 };

// Puzzles end by the real clock.
const start = new Date();
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const text = (claims: Partial<Ticket> = {}) => ticketFor(start, { channel: "sms", dial_code: "44", ...claims });

/** What a browser does with a puzzle. */
async function solve(ticket: Ticket, at = start) {
  const challenge = await createProof(ticket, rounds, at);
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

async function proofFor(ticket: Ticket) {
  return { solved: await readProof(JSON.stringify(await solve(ticket)), ticket, start) };
}

describe("a proof of work", () => {
  test("that a browser has found is taken, once per sign-in it was made for", async () => {
    const ticket = text();
    const payload = JSON.stringify(await solve(ticket));
    expect(await readProof(payload, ticket, start)).toMatchObject({ key: expect.any(String) });
    expect(await readProof(payload, text(), start)).toBeNull();
  });

  test("ends after five minutes", async () => {
    const ticket = text();
    const payload = JSON.stringify(await solve(ticket, start));
    expect(await readProof(payload, ticket, after(298))).not.toBeNull();
    expect(await readProof(payload, ticket, after(301))).toBeNull();
  });

  test("that is guessed, made easier, self-made or junk is not taken", async () => {
    const ticket = text();
    const { challenge, solution } = await solve(ticket);
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: "0" } };
    const longer = { ...challenge, parameters: { ...challenge.parameters, expiresAt: Date.now() + 1e9 } };
    const guessed = { ...solution, derivedKey: "00".repeat(32) };
    for (const payload of [
      JSON.stringify({ challenge, solution: guessed }),
      JSON.stringify({ challenge: easier, solution }),
      JSON.stringify({ challenge: longer, solution }),
      JSON.stringify({ challenge: { ...challenge, signature: "00".repeat(32) }, solution }),
      JSON.stringify({ challenge: { parameters: challenge.parameters }, solution }),
      "",
      "null",
      "💥",
      "[".repeat(3_999),
      "x".repeat(100_000),
    ])
      expect(await readProof(payload, ticket, start)).toBeNull();
  });
});

withDatabases("texts that are earned", ({ database }) => {
  const press = (ticket: Ticket, seconds: number, proof?: Awaited<ReturnType<typeof proofFor>> | { solved: null }) =>
    pressAndSee(database(), { ticket, addressBlock: null, proof }, rules, after(seconds), 0);

  /** A sign-in that was sent one text by us, 30 s after the first. Its next wait is 60 s. */
  async function onceResent() {
    const ticket = text();
    expect(await press(ticket, 30)).toMatchObject({ accepted: true, status: { resend: { needsProof: true } } });
    return ticket;
  }

  test("the first is free, the second goes with a proof after the usual wait", async () => {
    const ticket = await onceResent();
    expect(await press(ticket, 90, await proofFor(ticket))).toMatchObject({ accepted: true });
  });

  test("who brings no proof waits a minute longer instead, and is told how long", async () => {
    const ticket = await onceResent();
    expect(await press(ticket, 90)).toMatchObject({
      accepted: false,
      status: { resend: { state: "refused", refusal: "cooling", retryAfterSeconds: 60 } },
    });
    expect(await press(ticket, 149.5)).toMatchObject({ status: { resend: { retryAfterSeconds: 1 } } });
    expect(await press(ticket, 150)).toMatchObject({ accepted: true });
  });

  test("a browser that can prove work is told to, and shown the shorter wait", async () => {
    const ticket = await onceResent();
    expect(await press(ticket, 80, { solved: null })).toMatchObject({
      accepted: false,
      status: { resend: { retryAfterSeconds: 10, needsProof: true } },
    });
    expect(await press(ticket, 90, { solved: null })).toMatchObject({
      accepted: false,
      status: { resend: { state: "ready", needsProof: true } },
    });
  });

  test("a proof does not shorten the usual wait", async () => {
    const ticket = await onceResent();
    const proof = await proofFor(ticket);
    expect(await press(ticket, 89, proof)).toMatchObject({ accepted: false });
    expect(await press(ticket, 90, proof)).toMatchObject({ accepted: true });
  });

  test("a proof that was used earns nothing again, from however many presses at once", async () => {
    const ticket = await onceResent();
    const proof = await proofFor(ticket);
    const results = await Promise.all(Array.from({ length: 10 }, () => press(ticket, 90, proof)));
    expect(results.filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(await press(ticket, 90 + 120, proof)).toMatchObject({ accepted: false });
    expect(await press(ticket, 90 + 120, await proofFor(ticket))).toMatchObject({ accepted: true });
  });

  test("used proofs are forgotten when they would have ended anyway", async () => {
    const ticket = await onceResent();
    const solved = { key: "long-over", expiresAt: after(60) };
    await database().insert(spentProofs).values(solved);
    await press(ticket, 90, await proofFor(ticket));
    expect((await database().select().from(spentProofs)).map(({ key }) => key)).not.toContain("long-over");
  });

  test("a number is counted over all its sign-ins", async () => {
    const { destination_hash } = await onceResent();
    const other = text({ destination_hash });
    expect(await press(other, 100, { solved: null })).toMatchObject({ status: { resend: { needsProof: true } } });
  });

  test("mail is free of it", async () => {
    const ticket = ticketFor(start, { channel: "email" });
    await press(ticket, 30);
    expect(await press(ticket, 90)).toMatchObject({ accepted: true, status: { resend: { needsProof: false } } });
  });
});
