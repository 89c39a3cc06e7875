import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Ticket } from "#machines/resend/ticket.ts";
import type { Database } from "../data/database.ts";
import { tickets } from "../data/schema.ts";

/** A new value for the `browser` cookie: 256 random bits, no meaning. */
export function newBrowser(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Ties the ticket to the first browser that shows it and says whether `browser` (the value of its cookie) is that one.
 * Only a hash of the cookie is kept. A link that leaked is worth nothing once its owner has opened it.
 */
export async function bindTicket(database: Database, ticket: Ticket, browser: string): Promise<"ours" | "ticket-used"> {
  const hash = createHash("sha256").update(browser).digest("hex");
  await database
    .insert(tickets)
    .values({ jti: ticket.jti, browser: hash, expiresAt: new Date(ticket.exp * 1000) })
    .onConflictDoNothing();
  const [row] = await database.select({ browser: tickets.browser }).from(tickets).where(eq(tickets.jti, ticket.jti));
  return row?.browser === hash ? "ours" : "ticket-used";
}
