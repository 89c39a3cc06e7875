import { gt, sql } from "drizzle-orm";
import { parseDuration } from "#machines/content/duration.ts";
import { fail, readCommandLine, reasonOf } from "../command-line.ts";
import { closeDatabase, database } from "../data/database.ts";
import { dayOf } from "../data/day-of.ts";
import { outcomes } from "../data/schema.ts";
import { readEnvFiles } from "../env-files.js";
import { outcomeReport } from "./outcome-report.ts";
import { outcomeCsv, outcomeTable } from "./outcome-texts.ts";

// `npm run outcomes -- --since 7d [--csv | --json]`: how many journeys began, got in, asked for a person or left in the last days (whole days, UTC), which check
// helped, and where a person was asked for. With the built-in database the server must be stopped first; PostgreSQL is read beside it.
const { values } = readCommandLine({
  options: {
    since: { type: "string", default: "7d" },
    csv: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
readEnvFiles();
if (values.csv && values.json) fail("Say --csv or --json, not both.");
const seconds = parseDuration(values.since);
if (!seconds) fail(`--since ${values.since} is not a duration: write 7d or 24h.`);

const before = dayOf(new Date(Date.now() - seconds * 1_000));
const opened = await database().catch((cause: unknown) => fail(`The database cannot be read.\n${reasonOf(cause)}`));
const rows = await opened
  .select({
    end: outcomes.end,
    arrived: outcomes.arrived,
    channel: outcomes.channel,
    step: outcomes.step,
    journeys: sql<number>`sum(${outcomes.journeys})`.mapWith(Number),
  })
  .from(outcomes)
  .where(gt(outcomes.day, before))
  .groupBy(outcomes.end, outcomes.arrived, outcomes.channel, outcomes.step);
await closeDatabase();
const report = outcomeReport(rows);
if (values.json) console.log(JSON.stringify({ after: before, ...report }, null, 2));
else console.log(values.csv ? outcomeCsv(report) : outcomeTable(report, before));
