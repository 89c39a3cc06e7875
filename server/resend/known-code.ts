import { and, desc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { DeliveryEvidence } from "#machines/evidence/fold.ts";
import type { Delivery } from "#machines/resend/delivery.ts";
import type { KnownCode } from "#machines/resend/known-code.ts";
import { type ResendPolicy, rateOf, type WideBucket } from "#machines/resend/resend-policy.ts";
import { seenDelivery } from "#machines/resend/seen-delivery.ts";
import { dialCodeOfTicket, type Ticket } from "#machines/resend/ticket.ts";
import type { Database } from "../data/database.ts";
import { deliveries } from "../data/schema.ts";
import { readEvidence } from "../delivery-events/read-evidence.ts";
import { log } from "../log/log.js";
import type { SolvedProof } from "./proof-of-work.ts";
import type { ResendRules } from "./resend-rules.ts";

/** What a press is counted against. */
export interface Asker {
  ticket: Ticket;
  /** Keyed hash of the block of internet addresses; `null` when nobody vouches for the address: then this one limit does not apply. */
  addressBlock: string | null;
  /** There when the browser can prove work; `solved` when it has, for this press. */
  proof?: { solved: SolvedProof | null } | undefined;
}

/** All that is known at `now` about the code of this asker: two questions to the database, asked together. */
export async function readKnownCode(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
): Promise<KnownCode> {
  const { ticket, proof } = asker;
  const reports = mayKnowFate(ticket, rules);
  const [past, evidence] = await Promise.all([
    readPast(database, asker, rules, now),
    reports ? evidenceIfReadable(database, ticket.challenge) : [],
  ]);
  return { ticket, reports, ...past, evidence, canProve: proof !== undefined, hasGateway: rules.hasGateway };
}

/** The part of it that other presses change, in one question. */
export async function readPast(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
): Promise<Pick<KnownCode, "deliveries" | "wide">> {
  const { challenge, channel, destination_hash } = asker.ticket;
  const { addressBlock, dialCode, site } = wideColumns(database, asker, rules.policy, now);
  const seeing = { reports: mayKnowFate(asker.ticket, rules), lifeSeconds: rules.lifeSeconds[channel], now };
  const toDestination = and(eq(deliveries.destinationHash, destination_hash), since(now, 86_400));
  // The wide buckets stand beside each delivery, and by themselves when there is none.
  const rows = await database
    .select({ delivery: deliveries, addressBlock, dialCode, site })
    .from(sql`(select 1) as one`)
    .leftJoin(deliveries, or(eq(deliveries.challenge, challenge), toDestination));
  return {
    deliveries: rows.flatMap(({ delivery }) => (delivery ? [seenDelivery(toDelivery(delivery), seeing)] : [])),
    wide: wideSchema.parse(rows[0]),
  };
}

/** Whether the holder of this ticket may know what became of a code. The ticket outranks the setting. */
function mayKnowFate({ reports, channel }: Ticket, { reportsFor }: ResendRules): boolean {
  return reports ?? reportsFor.includes(channel);
}

/** Never throws: the wizard works without delivery events. */
async function evidenceIfReadable(database: Database, challenge: string): Promise<DeliveryEvidence[]> {
  try {
    return await readEvidence(database, challenge);
  } catch (cause) {
    log("events-unread", {}, cause);
    return [];
  }
}

const epochSeconds = z.number().nullable();
const wideSchema = z.object({ addressBlock: epochSeconds, dialCode: epochSeconds, site: epochSeconds });

function wideColumns(database: Database, asker: Asker, policy: ResendPolicy, now: Date) {
  const column = (bucket: WideBucket) => nthNewest(database, bucket, asker, policy, now).as(`${bucket}_at`);
  return { addressBlock: column("addressBlock"), dialCode: column("dialCode"), site: column("site") };
}

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

function toDelivery(row: typeof deliveries.$inferSelect): Delivery {
  const { id, challenge, destinationHash, waitSeconds, state, failure, requestedAt, sentAt, codeExpiresAt } = row;
  return { id, challenge, destinationHash, waitSeconds, state, failure, requestedAt, sentAt, codeExpiresAt };
}
