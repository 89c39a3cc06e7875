import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { randomResendSecret } from "./env.ts";
import { freePort } from "./free-port.ts";
import { type Part, startPart } from "./part.ts";

/** `npm run demo`: the wizard and the demo sign-in site, started and stopped together. */
const root = new URL("..", import.meta.url).pathname;
const READY_WITHIN_MS = 10 * 60_000;

const parts: Part[] = [];
let ending: Promise<never> | undefined;

process.on("SIGINT", () => end(0));
process.on("SIGTERM", () => end(0));
process.on("SIGHUP", () => end(0));

const wizardPort = await port("wizard", "PORT", 3000);
const demoPort = await port("demo sign-in site", "DEMO_PORT", 3001, wizardPort);
const smtpPort = await port("demo mail server", "DEMO_SMTP_PORT", 3025, wizardPort, demoPort);
const wizardUrl = process.env.BASE_URL ?? `http://localhost:${wizardPort}`;
const demoUrl = process.env.DEMO_BASE_URL ?? `http://localhost:${demoPort}`;

const shared = {
  TICKET_ISSUER: process.env.TICKET_ISSUER ?? demoUrl,
  TICKET_AUDIENCE: process.env.TICKET_AUDIENCE ?? "wheres-my-code",
};
const secret = process.env.DEMO_RESEND_SECRET ?? process.env.RESEND_SECRET ?? randomResendSecret();
const eventsSecret = process.env.DEMO_EVENTS_SECRET ?? process.env.DELIVERY_EVENTS_SECRET ?? randomResendSecret();
// Beside a demonstration that runs already: its data belong to one process.
const dataDir = process.env.DATA_DIR ?? `${root}.data/demo${wizardPort === "3000" ? "" : `-${wizardPort}`}`;
mkdirSync(dataDir, { recursive: true });

console.log("Starting the wizard and the demo sign-in site. The first start builds the wizard, which takes a minute.");
start("site", process.execPath, ["--import", "tsx", "demo/site.ts"], {
  ...shared,
  DEMO_PORT: demoPort,
  DEMO_BASE_URL: demoUrl,
  DEMO_SMTP_PORT: smtpPort,
  DEMO_RESEND_SECRET: secret,
  DEMO_EVENTS_SECRET: eventsSecret,
  WIZARD_URL: wizardUrl,
});
const wizardEnv = {
  ...shared,
  // It writes into a pipe, and somebody reads it here.
  LOG_FORMAT: process.env.LOG_FORMAT ?? "pretty",
  BASE_URL: wizardUrl,
  SIGN_IN_URL: process.env.SIGN_IN_URL ?? `${demoUrl}/sign-in`,
  TICKET_JWKS_URL: process.env.TICKET_JWKS_URL ?? `${demoUrl}/.well-known/jwks.json`,
  // Mail codes by the site's own endpoint, text codes by its better-auth.
  RESEND_EMAIL_BY: "webhook",
  RESEND_URL: process.env.RESEND_URL ?? `${demoUrl}/api/resend`,
  RESEND_SECRET: secret,
  RESEND_SMS_BY: "better-auth",
  RESEND_BETTER_AUTH_URL: process.env.RESEND_BETTER_AUTH_URL ?? `${demoUrl}/api/auth`,
  RESEND_BETTER_AUTH_SECRET: secret,
  DELIVERY_EVENTS_SECRET: eventsSecret,
  DATA_DIR: dataDir,
};
start("wizard", "npm", ["start"], { ...wizardEnv, PORT: wizardPort });

await ready(`http://localhost:${demoPort}/api/health`, "demo sign-in site");
await ready(`http://localhost:${wizardPort}/api/health`, "wizard");
// A second process of the same site, as behind a load balancer; needs DATABASE_URL.
const secondPort = process.env.SECOND_PORT;
if (secondPort) {
  start("second wizard", "npm", ["start"], { ...wizardEnv, PORT: secondPort });
  await ready(`http://localhost:${secondPort}/api/health`, "second wizard");
}
console.log(`
Ready.

  Demo sign-in site   ${demoUrl}
  Wizard              ${wizardUrl}

Try this first:
  1. Open ${demoUrl}/panel and switch on "Mailbox full".
  2. Sign in on ${demoUrl}/sign-in: no code comes. Choose "Didn't get a code?".
  3. Follow the wizard; the mailbox and the phone are on the demo site too.

Ctrl-C stops both.
`);

function start(name: string, command: string, args: string[], env: Record<string, string>): void {
  const part = startPart(name, command, args, { cwd: root, env: { ...process.env, ...env } });
  part.ended.then((how) => end(1, `The ${name} stopped (${how}), so the demonstration ends.`));
  parts.push(part);
}

/** Stops every part, then leaves. The first call decides about the exit code. */
function end(code: number, message?: string): Promise<never> {
  ending ??= (async () => {
    if (message) console.error(message);
    await Promise.all(parts.map((part) => part.stop()));
    process.exit(code);
  })();
  return ending;
}

async function ready(url: string, name: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (Date.now() > until) await end(1, `The ${name} did not answer at ${url} in time.`);
    await wait(250);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** The port of a part: that of its variable, else the first free one from the usual one on. */
async function port(name: string, variable: string, usual: number, ...others: string[]): Promise<string> {
  const wished = process.env[variable];
  const found = await freePort(wished, usual, others.map(Number));
  if (found === null)
    return end(
      1,
      `Port ${wished ?? usual} for the ${name} is in use. Stop what runs there, or choose another one: ${variable}=… npm run demo`,
    );
  if (!wished && found !== usual) console.log(`Port ${usual} is in use, so the ${name} takes ${found}.`);
  return String(found);
}
