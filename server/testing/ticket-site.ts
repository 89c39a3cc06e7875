import { vi } from "vitest";
import { database } from "../data/database.ts";
import { tickets } from "../data/schema.ts";
import { env } from "../env.ts";
import { openTestDatabase } from "./memory-database.ts";
import { loadRealContent } from "./real-content.ts";
import { trustNewTicketKey } from "./signed-ticket.ts";

/** Makes this process a site with these variables, the real content and an empty database. Gives what signs tickets that it takes. */
export async function openTicketSite(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  await loadRealContent();
  globalThis.openedDatabase = openTestDatabase();
  const sign = await trustNewTicketKey();
  // Read once, before a test changes it.
  env();
  return sign;
}

/** How many tickets have been opened there. */
export async function usedTickets(): Promise<number> {
  return (await (await database()).select().from(tickets)).length;
}

/** As if none had been opened yet. */
export async function forgetTickets(): Promise<void> {
  await (await database()).delete(tickets);
}
