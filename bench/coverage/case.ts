import { parse } from "yaml";
import { z } from "zod";
import type { Content } from "#machines/content/content.ts";
import { applies } from "#machines/plan/applies.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { channels, signFact } from "#machines/words.ts";

/** A person with a problem: one real case, and what it takes to help. */
export interface Case {
  id: string;
  channel: z.output<typeof channelSchema>;
  complaint: string;
  /** Id of the check that settles it. */
  settles: string;
  /** Everything this person can truthfully say when asked, what an ordinary person says included. */
  facts: ReadonlyMap<string, string>;
  /** At these checks something other than "that is not it" is true. */
  answers: ReadonlyMap<string, string>;
  /** Sentences of the opening page that this person could truthfully say, the best fitting first. */
  signs: readonly string[];
  /** Would type the complaint where there is a field for it. */
  says: boolean;
}

/** A case nobody can be walked through: no check settles it, or nobody has read it yet. */
interface UnsettledCase {
  id: string;
  /** `null` when neither the case nor its row names one of ours. */
  channel: Case["channel"] | null;
  complaint: string;
  /** `null` when the map has no row for it. */
  reason: string | null;
}

/**
 * Joins a file of cases (JSON) with the map (YAML). Throws an error that says what is wrong and where when either does not fit its
 * schema, or a row names a check, fact or answer that the content does not have.
 */
export function joinCases(content: Content, casesJson: string, mapYaml: string) {
  const cases = casesSchema.parse(JSON.parse(casesJson));
  const map = mapSchema.parse(parse(mapYaml));
  const mapped: Case[] = [];
  const unsettled: UnsettledCase[] = [];
  for (const { id, channel: own, complaint } of cases) {
    const row = map.cases[id];
    const found = channelSchema.safeParse(row?.channel ?? own);
    const channel = found.success ? found.data : null;
    if (!row || "uncovered" in row) {
      unsettled.push({ id, channel, complaint, reason: row?.uncovered ?? null });
      continue;
    }
    if (!channel) throw new Error(`${id}: its channel is "${own}"; the map must name one of ${channels.join(", ")}.`);
    const isRefused = row.facts.symptom !== undefined;
    const facts = new Map(Object.entries({ ...(isRefused ? {} : map.ordinary[channel]), ...row.facts }));
    const person = {
      id,
      channel,
      complaint,
      settles: row.settles,
      facts,
      answers: new Map(Object.entries(row.answers)),
      signs: row.signs,
      says: row.says,
    };
    check(content, person);
    mapped.push(person);
  }
  return { mapped, unsettled };
}

const channelSchema = z.enum(channels);
const keyed = z.record(z.string(), z.string()).default({});
const casesSchema = z.array(z.looseObject({ id: z.string(), channel: z.string(), complaint: z.string() }));
const mapSchema = z.strictObject({
  ordinary: z.record(channelSchema, keyed),
  cases: z.record(
    z.string(),
    z.union([
      z.strictObject({
        settles: z.string(),
        channel: channelSchema.optional(),
        facts: keyed,
        answers: keyed,
        signs: z.array(z.string()).default([]),
        /** Would type the complaint where there is a field for it. */
        says: z.boolean().default(false),
      }),
      z.strictObject({ uncovered: z.string(), channel: channelSchema.optional() }),
    ]),
  ),
});

function check(content: Content, { id, channel, settles, facts, answers, signs }: Case): void {
  const sign = signs.find((one) => !content.facts.get(signFact)?.values.some((value) => value.id === one));
  if (sign) throw new Error(`${id}: there is no sign "${sign}".`);
  const { notices } = readJourney(content, channel, [...facts, ...answers]);
  const [junk] = notices;
  if (junk) throw new Error(`${id}: "${junk.key}" is not a fact or check with this answer here.`);
  const settling = content.checks.get(settles);
  if (!settling) throw new Error(`${id}: there is no check "${settles}".`);
  if (!applies(content, settling, channel, facts))
    throw new Error(`${id}: "${settles}" is not shown to this person; see its "when" and "channels".`);
}
