import { and, desc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { dialCodeOf } from "#machines/input/countries.ts";
import { asksForProof } from "#machines/resend/proof-policy.ts";
import {
  type ResendHistory,
  type ResendPolicy,
  rateOf,
  type WideBucket,
  wideBuckets,
} from "#machines/resend/resend-policy.ts";
import type { Database } from "../data/database.ts";
import { deliveries } from "../data/schema.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { SolvedProof } from "./proof-of-work.ts";

/** One delivery as the database keeps it. */
export type DeliveryRecord = typeof deliveries.$inferSelect;

/** What a press is counted against, besides its ticket. */
export interface Asker {
  ticket: Ticket;
  /** Keyed hash of the block of internet addresses; `null` when nobody vouches for the address: then this one limit does not apply. */
  addressBlock: string | null;
  /** There when the browser can prove work; `solved` when it has, for this press. */
  proof?: { solved: SolvedProof | null } | undefined;
}

/** What the database knows that bears on one press. */
export interface Past {
  /** All deliveries of the challenge, and those of the last day to the destination. */
  records: DeliveryRecord[];
  wide: ResendHistory["wide"];
}

/** The past of a press at `now`. */
export async function readPast(database: Database, asker: Asker, policy: ResendPolicy, now: Date): Promise<Past> {
  const { ticket } = asker;
  const toDestination = eq(deliveries.destinationHash, ticket.destination_hash);
  const records = await database
    .select()
    .from(deliveries)
    .where(or(eq(deliveries.challenge, ticket.challenge), and(toDestination, since(now, 86_400))));
  const columns = wideBuckets.map(
    (bucket) => sql`${nthNewest(database, bucket, asker, policy, now)} as ${sql.identifier(bucket)}`,
  );
  const { rows } = wideRows.parse(await database.execute(sql`select ${sql.join(columns, sql`, `)}`));
  return { records, wide: rows[0] };
}

/** The past in the words of the policy. */
export function historyOf(ticket: Ticket, { records, wide }: Past): ResendHistory {
  const own = records.filter(({ challenge }) => challenge === ticket.challenge);
  const toDestination = records.filter(({ destinationHash }) => destinationHash === ticket.destination_hash);
  return {
    firstSentAt: ticket.sent_at,
    challenge: own.map(toSend),
    destination: toDestination.map(toSend),
    wide,
    origin: { country: ticket.country, dialCode: ticket.dial_code },
    isOver: own.some(({ failure }) => failure === "challenge-over"),
  };
}

/** The past as it counts for somebody who brings no proof: where one is asked for, the waits behind it are longer. */
export function pastWithoutProof(past: Past, { ticket }: Asker, { proof }: ResendPolicy): Past {
  if (!asksForProof(proof, ticket.channel, historyOf(ticket, past))) return past;
  const { wait } = proof;
  const longer = (seconds: number | null) => (seconds === null ? null : seconds + wait);
  const records = past.records.map((record) => ({ ...record, waitSeconds: longer(record.waitSeconds) }));
  return { ...past, records };
}

/** The names of the rows that a press locks, in the one order in which all presses lock them, so that no two wait for each other. */
export function bucketKeys({ ticket, addressBlock }: Asker): string[] {
  const { channel } = ticket;
  const keys = [
    `challenge:${ticket.challenge}`,
    `destination:${ticket.destination_hash}`,
    `dial-code:${channel}:${dialCodeOfTicket(ticket)}`,
    // Everybody waits for this one, so it comes last and is held the shortest time.
    `site:${channel}`,
  ];
  return (addressBlock === null ? keys : [`address-block:${channel}:${addressBlock}`, ...keys]).sort();
}

/** `unknown` is a dial code of its own: leaving the claim out makes nothing possible. */
export function dialCodeOfTicket({ channel, country, dial_code }: Ticket): string | null {
  return channel === "sms" ? (dialCodeOf({ country, dialCode: dial_code }) ?? "unknown") : (dial_code ?? null);
}

const epochSeconds = z.number().nullable();
const wideRows = z.object({
  rows: z.tuple([z.object({ addressBlock: epochSeconds, dialCode: epochSeconds, site: epochSeconds })]),
});

/** When the n-th newest send in the bucket was, as a subselect of epoch seconds. */
function nthNewest(database: Database, bucket: WideBucket, asker: Asker, policy: ResendPolicy, now: Date): SQL {
  const { channel } = asker.ticket;
  const rate = rateOf(policy[channel], bucket);
  const isIn = membership(bucket, asker);
  if (!rate || isIn === null) return sql`null::float8`;
  const newest = database
    .select({ at: sql`extract(epoch from ${deliveries.requestedAt})::float8` })
    .from(deliveries)
    .where(and(eq(deliveries.channel, channel), isIn, since(now, rate.per)))
    .orderBy(desc(deliveries.requestedAt))
    .offset(rate.sends - 1)
    .limit(1);
  return sql`(${newest})`;
}

/** Which deliveries lie in the bucket, `null` when the press falls into none. */
function membership(bucket: WideBucket, { ticket, addressBlock }: Asker): SQL | undefined | null {
  if (bucket === "site") return undefined;
  const [column, value] =
    bucket === "addressBlock"
      ? [deliveries.addressBlock, addressBlock]
      : [deliveries.dialCode, dialCodeOfTicket(ticket)];
  return value === null ? null : eq(column, value);
}

function since(now: Date, seconds: number): SQL {
  return gt(deliveries.requestedAt, new Date(now.getTime() - seconds * 1000));
}

function toSend({ requestedAt, waitSeconds }: DeliveryRecord) {
  return { at: requestedAt.getTime() / 1000, wait: waitSeconds };
}
