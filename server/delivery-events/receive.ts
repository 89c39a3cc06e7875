import { getContent } from "../content/content.ts";
import { database } from "../data/database.ts";
import { type Env, env } from "../env.ts";
import { readRawBody } from "./raw-body.ts";
import { readMailgun } from "./readers/mailgun.ts";
import { readOwn } from "./readers/own-system.ts";
import { readPostmark } from "./readers/postmark.ts";
import { readSendgrid } from "./readers/sendgrid.ts";
import { readSes } from "./readers/ses.ts";
import { readTwilio } from "./readers/twilio.ts";
import { recordEvents } from "./record.ts";
import type { RawRequest, Reading } from "./reported-event.ts";

const kilobyte = 1_024;
const usualLimit = 64 * kilobyte;
/** SendGrid sends up to a thousand events at once. */
const limits: Readonly<Record<string, number>> = { sendgrid: 768 * kilobyte };

type Reader = (request: RawRequest, now: Date) => Reading | Promise<Reading>;

/**
 * One request with delivery events of `provider` (`own`: the customer's system): 204 taken, 401 not proven to come from it, 400 not to be
 * understood, 404 not set up, 413 too long, 503 try again later. The customer's own system is told which fields were wrong; nothing else
 * is said, and nothing of what was sent is logged.
 */
export async function receiveEvents(provider: string, request: Request, now = new Date()): Promise<Response> {
  const read = readers(env().events)[provider];
  if (!read) return refuse(404, "not-set-up");
  const body = await readRawBody(request, limits[provider] ?? usualLimit);
  if (!body) return refuse(413, "too-long");
  try {
    // Behind a proxy the request carries an inner address; senders sign the one people see.
    const { pathname, search } = new URL(request.url);
    const url = new URL(pathname + search, env().BASE_URL);
    const reading = await read({ body, headers: request.headers, url }, now);
    if ("refused" in reading)
      return reading.refused === "unsigned" ? refuse(401, "unsigned") : refuse(400, "malformed", reading.problems);
    const codes = getContent().deliveryCodes;
    await recordEvents(await database(), reading.events, { provider, codes, hashKey: env().events.hashKey, now });
    return new Response(null, { status: 204 });
  } catch (cause) {
    console.error(`delivery events of ${provider}: not taken`, cause);
    return refuse(503, "later");
  }
}

function readers({ own, twilio, sendgrid, sesTopics, postmark, mailgun }: Env["events"]): Record<string, Reader> {
  return {
    ...(own && { own: (request: RawRequest) => readOwn(request, own) }),
    ...(twilio && { twilio: (request: RawRequest, now: Date) => readTwilio(request, twilio, now) }),
    ...(sendgrid && { sendgrid: (request: RawRequest) => readSendgrid(request, sendgrid) }),
    ...(sesTopics && { ses: (request: RawRequest, now: Date) => readSes(request, sesTopics, now) }),
    ...(postmark && { postmark: (request: RawRequest, now: Date) => readPostmark(request, postmark, now) }),
    ...(mailgun && { mailgun: (request: RawRequest, now: Date) => readMailgun(request, mailgun, now) }),
  };
}

function refuse(status: number, error: string, problems?: string[]): Response {
  return Response.json({ error, problems }, { status, headers: { "cache-control": "no-store" } });
}
