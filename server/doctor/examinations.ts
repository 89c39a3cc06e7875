import type { Finding } from "./finding.ts";
import { examineDoor } from "./front-door/examine-door.ts";
import { examineEntry } from "./front-door/examine-entry.ts";
import { examineReports } from "./front-door/examine-reports.ts";
import { ignoredClaims } from "./front-door/ignored-claims.ts";
import { judgeTicket } from "./front-door/judge-ticket.ts";
import { readMeans } from "./front-door/test-ticket.ts";
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
  /** Where people come in, if somebody said so; else BASE_URL is looked at. */
  url: string | undefined;
  /** A ticket, and a file with a private key to make some. */
  ticket: string | undefined;
  key: string | undefined;
}

/** What belongs together, in the order in which things have to be put right. */
export interface Chapter {
  about: string;
  findings: Finding[];
}

/** All examinations, chapter by chapter. Throws an Error, with a message for people, when `key` is not what it should be. */
export async function* examineAll({ source, url, ticket, key }: Patient): AsyncGenerator<Chapter> {
  const now = new Date();
  const { findings, env, isWhole } = examineSettings(source);
  const means = await readMeans({ ticket, key }, env.ticket);
  yield { about: "Settings", findings: [...findings, ...(isWhole ? examineUnused(env, source) : [])] };
  yield { about: "Secrets", findings: examineSecrets(source) };
  yield { about: "Machine", findings: await examineMachine(env) };
  const content = await examineContent(env.CONTENT_DIR);
  yield { about: "Content", findings: content.findings };
  yield { about: "Database", findings: await examineDatabase(env) };
  // With half of the settings the rest would be guesses.
  if (!isWhole) return;
  const { findings: ofKeys, keys } = await examineKeys(env.ticket, now);
  const tickets = env.ticket && keys ? await judged(env.ticket, keys) : [];
  yield { about: "Tickets", findings: [...ofKeys, ...tickets] };
  yield { about: "New codes", findings: await examineGateways(env.resend) };
  const address = (url ?? env.BASE_URL).replace(/\/+$/, "");
  const door = { url: address, isSure: url !== undefined, baseUrl: env.BASE_URL, locale: content.locale };
  const { findings: ofDoor, isOpen } = await examineDoor(door);
  yield { about: "Front door", findings: isOpen ? [...ofDoor, ...(await examineEntry(address, means))] : ofDoor };
  if (isOpen) yield { about: "Reports", findings: await examineReports(address, env.events) };

  async function judged(settings: NonNullable<typeof env.ticket>, set: NonNullable<typeof keys>): Promise<Finding[]> {
    const by = { ticket: settings, keys: set, now };
    return [
      ...(ticket === undefined ? [] : await judgeTicket("Ticket that was passed", ticket, by)),
      ...(ticket === undefined
        ? []
        : ignoredClaims("Ticket that was passed", ticket, { env, content: content.content })),
      ...(means.sign ? await judgeTicket("Ticket by the key that was passed", await means.sign(), by) : []),
    ];
  }
}
