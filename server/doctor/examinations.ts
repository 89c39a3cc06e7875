import type { Content } from "#machines/content/content.ts";
import { type Chapter, examined } from "./chapter.ts";
import { examineDoor } from "./front-door/examine-door.ts";
import { examineEntry } from "./front-door/examine-entry.ts";
import { examineReports } from "./front-door/examine-reports.ts";
import { ignoredClaims } from "./front-door/ignored-claims.ts";
import { judgeTicket } from "./front-door/judge-ticket.ts";
import { type Signer, ticketMeans } from "./front-door/test-ticket.ts";
import { examineDatabase } from "./neighbours/examine-database.ts";
import { examineGateways } from "./neighbours/examine-gateways.ts";
import { examineKeys } from "./neighbours/examine-keys.ts";
import { examineContent } from "./set-up/examine-content.ts";
import { examineMachine } from "./set-up/examine-machine.ts";
import { examineSecrets } from "./set-up/examine-secrets.ts";
import { examineSettings } from "./set-up/examine-settings.ts";
import { examineUnused } from "./set-up/examine-unused.ts";

export interface Patient {
  /** The environment, with the .env files in it. */
  source: Readonly<Record<string, string | undefined>>;
  /** Where people come in, without a slash at the end, if somebody said so; else BASE_URL is looked at. */
  url: string | undefined;
  /** A ticket, and a private key to make some. */
  ticket: string | undefined;
  signer: Signer | undefined;
}

/** All examinations, chapter by chapter. One that breaks off is told by name, and the others go on. */
export async function* examineAll({ source, url, ticket, signer }: Patient): AsyncGenerator<Chapter> {
  const now = new Date();
  const { findings, env, isWhole } = examineSettings(source);
  const means = ticketMeans({ ticket, signer }, env.ticket);
  yield await examined("Settings", () => [...findings, ...(isWhole ? examineUnused(env, source) : [])]);
  yield await examined("Secrets", () => examineSecrets(source));
  yield await examined("Machine", () => examineMachine(env));
  let locale = "en";
  let content: Content | undefined;
  yield await examined("Content", async () => {
    const examination = await examineContent(env.CONTENT_DIR);
    ({ locale, content } = examination);
    return examination.findings;
  });
  yield await examined("Database", () => examineDatabase(env));
  // With half of the settings the rest would be guesses.
  if (!isWhole) return;
  yield await examined("Tickets", async () => {
    const { findings: ofKeys, keys } = await examineKeys(env.ticket, now);
    if (!env.ticket || !keys) return ofKeys;
    const by = { ticket: env.ticket, keys, now };
    return [
      ...ofKeys,
      ...(ticket === undefined ? [] : await judgeTicket("Ticket that was passed", ticket, by)),
      ...(ticket === undefined ? [] : ignoredClaims("Ticket that was passed", ticket, { env, content })),
      ...(means.sign ? await judgeTicket("Ticket by the key that was passed", await means.sign(), by) : []),
    ];
  });
  yield await examined("New codes", () => examineGateways(env.resend));
  const address = url ?? env.BASE_URL;
  let isOpen = false;
  yield await examined("Front door", async () => {
    const door = await examineDoor({ url: address, isSure: url !== undefined, baseUrl: env.BASE_URL, locale });
    ({ isOpen } = door);
    return isOpen ? [...door.findings, ...(await examineEntry(address, means))] : door.findings;
  });
  if (isOpen) yield await examined("Reports", () => examineReports(address, env.events));
}
