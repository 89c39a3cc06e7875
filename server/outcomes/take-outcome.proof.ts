import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { outcomes, spentProofs } from "../data/schema.ts";
import { hearLog } from "../testing/heard-log.ts";
import { openTestDatabase } from "../testing/memory-database.ts";
import { loadRealContent } from "../testing/real-content.ts";
import { takeOutcome } from "./take-outcome.ts";
import { startOutcomes, writeOutcomes } from "./tally.ts";

const now = new Date("2026-11-29T12:00:00Z");
const end = { path: "/en/email/help/provider.gmail", first: "/en" };
const opening = openTestDatabase();

vi.stubEnv("BASE_URL", "http://localhost:3000");

beforeAll(async () => {
  globalThis.openedDatabase = opening;
  await loadRealContent();
  startOutcomes((await opening).database);
});
beforeEach(async () => {
  globalThis.wizardOutcomes?.counts.clear();
  await (await opening).database.delete(outcomes);
});
afterAll(async () => (await opening).close());

describe("the end of a journey", () => {
  test("counts once for each mark, however often it is told", async () => {
    const mark = await newMark();
    const told = await Promise.all([1, 2, 3].map(() => tell({ mark, ...end })));
    expect(told.map(({ status }) => status).toSorted()).toEqual([204, 403, 403]);
    expect(await written()).toMatchObject([{ end: "help", arrived: "", channel: "email", journeys: 1 }]);
    await tell({ mark: await newMark(), ...end });
    expect(await written(), "the next one is added").toMatchObject([{ journeys: 2 }]);
  });

  test("counts for nothing with a mark that is forged, cut or too old", async () => {
    const mark = await newMark();
    const later = new Date(now.getTime() + 6 * 60_000);
    expect((await tell({ mark, ...end }, {}, later)).status).toBe(403);
    for (const wrong of [mark.slice(0, -1), mark.replace(/^../, "AA"), mark.replace(".1", ".2"), "", "a.b.c"])
      expect((await tell({ mark: wrong, ...end })).status, wrong).toBe(403);
    expect(await written()).toEqual([]);
  });

  test("counts for nothing where the journey does not lead there", async () => {
    for (const path of ["/en/email/solved", "/en/email/spam-folder", "/xx/email/help", "https://elsewhere.example/"])
      expect((await tell({ mark: await newMark(), path, first: "/en" })).status).toBe(204);
    expect(await written()).toEqual([]);
  });

  test("is neither marked nor counted for people who ask for privacy", async () => {
    const mark = await newMark();
    for (const header of ["sec-gpc", "dnt"]) {
      expect(await (await tell({}, { [header]: "1" })).text()).toBe("");
      await tell({ mark, ...end }, { [header]: "1" });
    }
    expect(await written()).toEqual([]);
  });

  test("leaves nothing of the person behind: no answer, no fact, no address", async () => {
    await tell({ mark: await newMark(), ...end }, { "x-forwarded-for": "203.0.113.7" });
    const { database } = await opening;
    const kept = JSON.stringify([await written(), await database.select().from(spentProofs)]);
    expect(kept).toContain("help");
    expect(kept).not.toMatch(/gmail|203\.0|provider/);
  });
});

test("while the database is away an end is not counted, and that is said", async () => {
  const mark = await newMark();
  const heard = hearLog();
  globalThis.openedDatabase = Promise.reject(new Error("gone"));
  globalThis.openedDatabase.catch(() => {});
  expect((await tell({ mark, ...end })).status).toBe(503);
  expect(heard.of("outcome-lost")).toMatchObject([{ cause: ["Error: gone"] }]);
  globalThis.openedDatabase = opening;
  expect((await tell({ mark, ...end })).status, "the same mark, once it is back").toBe(204);
});

test("what cannot be written is kept for the next time", async () => {
  const { database } = await opening;
  await tell({ mark: await newMark(), ...end });
  const heard = hearLog();
  vi.spyOn(database, "insert").mockImplementationOnce(() => {
    throw new Error("gone");
  });
  await writeOutcomes(database);
  expect(heard.of("outcomes-not-written")).toHaveLength(1);
  expect(await written()).toMatchObject([{ journeys: 1 }]);
});

function tell(said: object, headers: Record<string, string> = {}, at = now): Promise<Response> {
  const given = { "content-type": "application/json", ...headers };
  return takeOutcome(
    new Request("http://localhost:3000/api/outcomes", { method: "POST", body: JSON.stringify(said), headers: given }),
    at,
  );
}

async function newMark(): Promise<string> {
  return z.object({ mark: z.string() }).parse(await (await tell({})).json()).mark;
}

async function written() {
  const { database } = await opening;
  await writeOutcomes(database);
  return database.select().from(outcomes);
}
