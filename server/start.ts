import { reasonOf } from "./command-line.ts";
import { getContent, loadContent } from "./content/content.ts";
import { closeDatabase, database } from "./data/database.ts";
import { startPurge } from "./data/purge.ts";
import { startIncidentWatch } from "./delivery-events/incident-watch.ts";
import { env, misspelled } from "./env.ts";
import { createGateway } from "./gateways/create-gateway.ts";
import { notSetUpPage } from "./http/door/form/not-set-up-page.ts";
import { log, logNotStarted } from "./log/log.js";
import { startOutcomes, writeOutcomes } from "./outcomes/tally.ts";
import { startOutbox } from "./resend/outbox.ts";
import { releaseClaims } from "./resend/outbox-claims.ts";
import { resendRules } from "./resend/resend-rules.ts";
import { beforeExit } from "./shutdown.ts";
import { startWatch } from "./watch/start-watch.ts";

declare global {
  /** Says that requests can be served, and at which port; the production server listens from then on (server/http/http-server.js). */
  var wizardIsUp: ((port: number) => void) | undefined;
}

/**
 * Brings up everything a request relies on: environment, content, database, outbox. On trouble it says what is wrong and ends the process
 * with 1, because Next would stay up and answer 500 to everyone.
 */
export async function start(): Promise<void> {
  try {
    const { resend, ticket, DATABASE_URL, PORT, countsOutcomes } = env();
    for (const line of misspelled(process.env)) log("setting-unknown", { hint: line });
    await loadContent();
    const opened = await database();
    globalThis.runningIncidentWatch ??= startIncidentWatch(opened);
    globalThis.runningPurge ??= startPurge(opened, () => getContent().settings.policy.retention);
    if (resend) {
      if (!ticket) log("resend-off");
      if (!DATABASE_URL && !globalThis.runningOutbox) await releaseClaims(opened, new Date());
      globalThis.runningOutbox ??= startOutbox({
        database: opened,
        gateway: await createGateway(resend),
        lifeSeconds: () => resendRules().lifeSeconds,
      });
    }
    globalThis.wizardNotSetUpPage = notSetUpPage;
    startWatch();
    if (countsOutcomes) startOutcomes(opened);
    beforeExit(drain);
    globalThis.wizardIsUp?.(Number(PORT));
  } catch (cause) {
    logNotStarted(reasonOf(cause));
    process.exit(1);
  }
}

/** Next ends the process by itself when asked to; what is under way comes first. */
async function drain(): Promise<void> {
  await globalThis.runningOutbox?.drain().catch((cause) => log("outbox-not-drained", {}, cause));
  await writeOutcomes();
  await closeDatabase().catch((cause) => log("database-not-closed", {}, cause));
}
