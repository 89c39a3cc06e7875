import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { actors, causes, confidences, permanences } from "#machines/evidence/cause.ts";
import { stages } from "#machines/evidence/event.ts";
import { deliveryStates, sendFailures } from "#machines/resend/delivery.ts";
import { deliveryChannels, journeyEnds } from "#machines/words.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Which browser opened a ticket first. The browser is a hash of its random cookie. */
export const tickets = pgTable("tickets", {
  jti: text("jti").primaryKey(),
  browser: text("browser").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/**
 * One row per thing that is limited (`challenge:<id>`, `site:sms`, …): the row is the lock that makes count-and-send one step. What is counted are the
 * deliveries themselves, so there is no second book that could disagree.
 */
export const buckets = pgTable("buckets", {
  key: text("key").primaryKey(),
  touchedAt: moment("touched_at").notNull(),
});

/** Proofs of work, and marks of journeys that ended, that were used, until they would have ended anyway. */
export const spentProofs = pgTable("spent_proofs", {
  /** The signature of its puzzle, or of the mark. */
  key: text("key").primaryKey(),
  expiresAt: moment("expires_at").notNull(),
});

/** One code that was asked for. Never holds the code, nor where it goes: the destination is a keyed hash from the ticket. */
export const deliveries = pgTable(
  "deliveries",
  {
    /** Also the idempotency key towards the gateway. */
    id: text("id").primaryKey(),
    challenge: text("challenge").notNull(),
    channel: text("channel", { enum: deliveryChannels }).notNull(),
    destinationHash: text("destination_hash").notNull(),
    /** Keyed hash of the block of internet addresses the press came from; `null` when nobody vouches for the address. */
    addressBlock: text("address_block"),
    /** Digits without `+`; `unknown` when the ticket does not say. */
    dialCode: text("dial_code"),
    /** Seconds until the next press, as decided and shown when this one was accepted. */
    waitSeconds: integer("wait_seconds"),
    state: text("state", { enum: deliveryStates }).notNull(),
    /** Why it failed; never the provider's text. */
    failure: text("failure", { enum: sendFailures }),
    requestedAt: moment("requested_at").notNull(),
    sentAt: moment("sent_at"),
    codeExpiresAt: moment("code_expires_at"),
  },
  (table) => [
    index("deliveries_challenge").on(table.challenge, table.requestedAt),
    index("deliveries_destination").on(table.destinationHash, table.requestedAt),
    index("deliveries_site").on(table.channel, table.requestedAt),
    index("deliveries_address_block").on(table.addressBlock, table.requestedAt),
    index("deliveries_dial_code").on(table.dialCode, table.requestedAt),
    check(
      "deliveries_failure",
      sql`${table.failure} in (${sql.raw(sendFailures.map((word) => `'${word}'`).join(", "))})`,
    ),
  ],
);

/** Deliveries still to be handed to the gateway; a row is deleted when the outcome is final. */
export const outbox = pgTable(
  "outbox",
  {
    deliveryId: text("delivery_id")
      .primaryKey()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    /** Next try. A claim moves it into the future, so a crashed claim comes back by itself. */
    dueAt: moment("due_at").notNull(),
    /** Sending later than this would bring a code that is already worthless. */
    deadline: moment("deadline").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** The gateway has been asked, and nobody knows for certain that it did not send: set before it is asked, taken back when it says so. */
    isUncertain: boolean("is_uncertain").notNull().default(false),
  },
  (table) => [index("outbox_due").on(table.dueAt)],
);

/**
 * What providers and the sign-in site reported about deliveries. Only ever added to, and purged by age. No address, number or text of a
 * provider: the destination is a keyed hash, the diagnosis is reduced to its codes.
 */
export const deliveryEvents = pgTable(
  "delivery_events",
  {
    provider: text("provider").notNull(),
    /** The provider's own id of the event: reporting it twice leaves one row. */
    eventId: text("event_id").notNull(),
    /** Only when the report names it; without it nobody can be told. */
    challenge: text("challenge"),
    delivery: text("delivery"),
    /** Hash of the provider's message id. */
    message: text("message"),
    channel: text("channel", { enum: deliveryChannels }).notNull(),
    stage: text("stage", { enum: stages }).notNull(),
    cause: text("cause", { enum: causes }),
    permanent: text("permanent", { enum: permanences }),
    who: text("who", { enum: actors }),
    confidence: text("confidence", { enum: confidences }),
    codes: text("codes").notNull().default(""),
    destinationHash: text("destination_hash"),
    /** Hash of a token that may be used once (Mailgun). */
    token: text("token"),
    occurredAt: moment("occurred_at").notNull(),
    receivedAt: moment("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.eventId] }),
    uniqueIndex("delivery_events_token").on(table.provider, table.token),
    index("delivery_events_challenge").on(table.challenge),
    index("delivery_events_received").on(table.receivedAt),
  ],
);

/** How many codes of a channel and country had an outcome within a minute; identifies nobody. Written as events come, read by the alarm. */
export const deliveryCounts = pgTable(
  "delivery_counts",
  {
    minute: moment("minute").notNull(),
    channel: text("channel", { enum: deliveryChannels }).notNull(),
    /** ISO 3166, "" when it is not known. */
    country: text("country").notNull(),
    good: integer("good").notNull(),
    failed: integer("failed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.minute, table.channel, table.country] })],
);

/** How many journeys began and ended on a day, and where; identifies nobody. */
export const outcomes = pgTable(
  "outcomes",
  {
    day: date("day").notNull(),
    end: text("end", { enum: journeyEnds }).notNull(),
    /** The channel of the first page; "" where people choose it on the start page. */
    arrived: text("arrived").notNull(),
    /** The same for those that began; of the page at the end. */
    channel: text("channel").notNull(),
    /** What helped, or where a person was asked for; "" for those that began. */
    step: text("step").notNull(),
    journeys: integer("journeys").notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.end, table.arrived, table.channel, table.step] })],
);
