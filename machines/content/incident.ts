import { z } from "zod";
import { type Channel, channels } from "../words.ts";
import type { Body } from "./body/body.ts";
import type { Facts } from "./fact.ts";
import { translates } from "./parsing/translation.ts";

const text = z.string().trim().min(1, "must not be empty");
const moment = z
  .string()
  .refine(
    (value) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      isDay(value.slice(0, 10)),
    {
      error: "write day, time and zone, like 2026-11-22T14:00Z or 2026-11-22T15:00+01:00",
    },
  )
  .transform((value) => new Date(value));
/** `2026-02-30` is not a day; `Date` would make it the 2nd of March. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day);
}

const oneOrMore = z.preprocess(
  (given) => (typeof given === "string" ? [given] : given),
  z.array(z.enum(channels)).min(1, "name at least one channel"),
);

/** Front matter of `content/incidents/<id>/en.md` (or `content/incidents/<id>.md`): what is wrong, for whom, and when. */
export const incidentSchema = z
  .strictObject({
    title: text,
    channel: oneOrMore,
    /** ISO 3166, two letters; left out: everywhere. */
    countries: z.array(z.string().regex(/^[A-Z]{2}$/, "write two capital letters, like IN")).default([]),
    /** Names as people know them; left out: all of them. */
    carriers: z.array(text).default([]),
    from: moment,
    until: moment,
    /** Ids of the checks that come first meanwhile; left out: those that are raised by the evidence `incident`. */
    first: z.array(text).optional(),
  })
  .refine(({ from, until }) => !(from >= until), { path: ["until"], error: "must be later than `from`" });

/** Front matter of a translation: text only. */
export const incidentTextSchema = z.strictObject({ title: text, translates });

/** Trouble with the delivery of codes that concerns many people for a time. */
export interface Incident {
  id: string;
  /** Where the source text stands; `null`: found by the alarm. */
  file: string | null;
  channels: readonly Channel[];
  countries: readonly string[];
  carriers: readonly string[];
  /** Runs from here on, and no longer at `until`. Both `null`: found by the alarm, and over when that says so. */
  from: Date | null;
  until: Date | null;
  first: readonly string[] | null;
  /** Empty for what the alarm found: its words are those of the interface. */
  texts: ReadonlyMap<string, { title: string; body: Body }>;
  /** Of the source text; see `sourceStamp`. */
  stamp: string;
}

/** Those of `incidents` that run at `now`. */
export function runningAt(incidents: readonly Incident[], now: Date): Incident[] {
  return incidents.filter(({ from, until }) => (from === null || from <= now) && (until === null || now < until));
}

/** What tells the countries of a journey: the values of the fact `country` with their regions. */
type Countries = ReadonlyMap<string, { values: readonly { id: string; regions: readonly string[] }[] }>;

/**
 * Whether an incident concerns a journey on `channel`: `yes`; `maybe` when it is about certain countries and the journey does not know
 * its own; or `no`. A journey does not know its phone company, so `carriers` is for the reader only.
 */
export function concerns(
  { channels: named, countries }: Incident,
  channel: Channel | null,
  facts: Facts,
  known: Countries,
): "yes" | "maybe" | "no" {
  if (channel !== null && !named.includes(channel)) return "no";
  if (countries.length === 0) return channel === null ? "maybe" : "yes";
  const values = known.get("country")?.values ?? [];
  const value = values.find(({ id }) => id === facts.get("country"));
  if (!value || channel === null) return "maybe";
  if (value.regions.length > 0) return value.regions.some((region) => countries.includes(region)) ? "yes" : "no";
  // "Another one": any country that has no value of its own.
  const elsewhere = countries.filter((country) => !values.some(({ regions }) => regions.includes(country)));
  return elsewhere.length > 0 ? "maybe" : "no";
}
