import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { deliveryStates } from "#machines/delivery";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Which browser opened a ticket first. The browser is a hash of its random cookie. */
export const tickets = pgTable("tickets", {
  jti: text("jti").primaryKey(),
  browser: text("browser").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/** One row per thing that is limited (`challenge:<id>`, `destination:<hash>`): the row is the lock that makes count-and-send one step. */
export const buckets = pgTable("buckets", {
  key: text("key").primaryKey(),
  touchedAt: moment("touched_at").notNull(),
});

/** One code that was asked for. Never holds the code, nor where it goes: the destination is a keyed hash from the ticket. */
export const deliveries = pgTable(
  "deliveries",
  {
    /** Also the idempotency key towards the gateway. */
    id: text("id").primaryKey(),
    challenge: text("challenge").notNull(),
    channel: text("channel", { enum: ["email", "sms"] }).notNull(),
    destinationHash: text("destination_hash").notNull(),
    state: text("state", { enum: deliveryStates }).notNull(),
    /** Why it failed, one of our words; never the provider's text. */
    failure: text("failure"),
    requestedAt: moment("requested_at").notNull(),
    sentAt: moment("sent_at"),
    codeExpiresAt: moment("code_expires_at"),
  },
  (table) => [
    index("deliveries_challenge").on(table.challenge, table.requestedAt),
    index("deliveries_destination").on(table.destinationHash, table.requestedAt),
  ],
);

/** Deliveries still to be handed to the gateway; a row goes when the answer is final. */
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
  },
  (table) => [index("outbox_due").on(table.dueAt)],
);
