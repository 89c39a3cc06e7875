import { getContent } from "../content/content.ts";
import { database } from "../data/database.ts";
import { env } from "../env.ts";
import { log } from "../log/log.js";
import { readRawBody } from "../raw-body.ts";
import { trace } from "../traces/trace.ts";
import { ownSystem, providers } from "./providers.ts";
import { isReport, readSignedReport } from "./readers/signed-report.ts";
import { recordEvents } from "./record.ts";
import type { Reading, Trouble } from "./reported-event.ts";

/**
 * One request with delivery events of `provider` (`own`: the customer's system): 204 taken, 401 not proven to come from it, 400 not to be
 * understood, 404 not set up, 413 too long, 503 try again later. Events of a provider that are not as expected are passed over, and their kind is
 * logged. The customer's own system is told which fields were wrong; nothing else is said, and nothing of what was sent is logged.
 */
export function receiveEvents(provider: string, request: Request, now = new Date()): Promise<Response> {
  return trace("events", async (tell) => {
    const response = await received(provider, request, now);
    tell({ provider: provider === "own" || providers.has(provider) ? provider : "unknown", status: response.status });
    return response;
  });
}

async function received(provider: string, request: Request, now: Date): Promise<Response> {
  try {
    const reading = await readRequest(provider, request, now);
    for (const { kind, fields } of troublesOf(reading)) log(kind, { provider, ...fields });
    if (reading === "not-set-up") return refuse(404, "not-set-up");
    if (!reading) return refuse(413, "too-long");
    if ("refused" in reading) {
      return reading.refused === "unsigned"
        ? refuse(401, "unsigned", undefined, challengeOf(provider))
        : refuse(400, "malformed", reading.problems);
    }
    const codes = getContent().deliveryCodes;
    await recordEvents(await database(), reading.events, { provider, codes, hashKey: env().events.hashKey, now });
    const headers = { "cache-control": "no-store" };
    if (reading.reply === undefined) return new Response(null, { status: 204, headers });
    return new Response(reading.reply, { headers: { ...headers, "content-type": "text/plain" } });
  } catch (cause) {
    log("events-not-kept", { provider }, cause);
    return refuse(503, "later");
  }
}

/** `null` when it is too long. */
async function readRequest(provider: string, request: Request, now: Date): Promise<Reading | "not-set-up" | null> {
  const secrets = env().events;
  if (provider === "own" && secrets.own && isReport(request.headers))
    return readSignedReport(request, secrets.own, now);
  const sender = provider === "own" ? ownSystem : providers.get(provider);
  const read = sender?.reader(secrets);
  if (!sender || !read) return "not-set-up";
  const body = await readRawBody(request, sender.longest);
  if (!body) return null;
  // Behind a proxy the request carries an inner address; senders sign the one people see.
  const { pathname, search } = new URL(request.url);
  const url = new URL(pathname + search, env().BASE_URL);
  return read({ body, headers: request.headers, url }, now);
}

/** What was refused, passed over or ignored, by its kind: never what it held. */
function troublesOf(reading: Reading | "not-set-up" | null): Trouble[] {
  if (reading === "not-set-up") return [{ kind: "events-not-set-up" }];
  if (!reading) return [{ kind: "events-too-long" }];
  if ("refused" in reading) {
    const { refused, problems, trouble } = reading;
    const { kind, fields }: Trouble = trouble ?? {
      kind: refused === "unsigned" ? "events-secret" : "events-malformed",
    };
    return [{ kind, fields: { ...fields, problems: problems?.slice(0, 8) } }];
  }
  const { events, odd, ignored } = reading;
  const hasNoChallenge = events.some(({ challenge, stage }) => !challenge && stage !== "other");
  return [
    ...[...new Set(odd)].map((problem): Trouble => ({ kind: "events-odd", fields: { problem } })),
    ...(ignored ? [ignored] : []),
    ...(hasNoChallenge ? [{ kind: "events-no-challenge" } as const] : []),
  ];
}

/** Some providers send their password only when they are asked for it. */
function challengeOf(provider: string): Record<string, string> {
  return provider === "own" ? {} : { "www-authenticate": 'Basic realm="delivery events"' };
}

function refuse(status: number, error: string, problems?: string[], headers: Record<string, string> = {}): Response {
  return Response.json({ error, problems }, { status, headers: { "cache-control": "no-store", ...headers } });
}
