import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { type Loopback, listen } from "./loopback.ts";

interface Verification {
  sid: string;
  to: string;
  channel: string;
  status: string;
  attempts: { time: string; channel: string; attempt_sid: string }[];
}

export interface VerifyApi extends Loopback {
  /** Starts a verification, as the sign-in site does: one attempt, a while ago. */
  start(to: string, channel: string): Verification;
  /** An error for the next attempt to send; `{code, message, more_info, status}` is the documented body. */
  failNext(status: number, code: number, headers?: Record<string, string>): void;
  /** Where codes went beyond the first of this verification. */
  resent(sid: string): string[];
  /** Forms posted so far. */
  posted: URLSearchParams[];
}

const account = "AC00000000000000000000000000000001";
export const verifyAccess = {
  accountSid: account,
  username: "SK00000000000000000000000000000001",
  password: "api-key-secret",
  serviceSid: "VA00000000000000000000000000000001",
};

/**
 * Twilio's Verify API v2 as far as a resend needs it: fetch a verification, start one again for the same address. Speaks as documented: Basic
 * authentication, forms in, JSON out, five attempts, the same SID while a verification is pending, 404 (20404) once it has ended.
 */
export async function startVerifyApi(): Promise<VerifyApi> {
  const verifications = new Map<string, Verification>();
  const posted: URLSearchParams[] = [];
  let failing: { status: number; code: number; headers: Record<string, string> } | undefined;

  function replyTo(request: IncomingMessage, form: URLSearchParams): Reply {
    const { username, password, serviceSid } = verifyAccess;
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
    if (request.headers.authorization !== expected) return problem(401, 20003, "Authenticate");
    if (request.method === "GET" && request.url === `/v2/Services/${serviceSid}`)
      return { status: 200, body: { sid: serviceSid, account_sid: account, friendly_name: "Kestrel", code_length: 6 } };
    const path = `/v2/Services/${serviceSid}/Verifications`;
    if (request.method === "GET" && request.url?.startsWith(`${path}/`)) {
      const found = verifications.get(request.url.slice(path.length + 1));
      return found?.status === "pending" ? { status: 200, body: describe(found) } : problem(404, 20404, "Not found");
    }
    if (request.method !== "POST" || request.url !== path) return problem(404, 20404, "Not found");
    if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
      return problem(415, 20415, "Content type");
    posted.push(form);
    const to = form.get("To") ?? "";
    const channel = form.get("Channel") ?? "";
    if (!to || !["sms", "email"].includes(channel)) return problem(400, 60200, `Invalid parameter: ${to}`);
    if (failing) {
      const { status, code, headers } = failing;
      failing = undefined;
      return { ...problem(status, code, `Not sent to ${to}`), headers };
    }
    const pending = [...verifications.values()].find((one) => one.to === to && one.status === "pending");
    const verification = pending ?? start(to, channel, false);
    if (verification.attempts.length >= 5) return problem(429, 60203, "Max send attempts reached");
    verification.attempts.push(attempt(new Date(), channel));
    return { status: 201, body: describe(verification) };
  }

  function start(to: string, channel: string, sent = true): Verification {
    const aMinuteAgo = new Date(Date.now() - 60_000);
    const attempts = sent ? [attempt(aMinuteAgo, channel)] : [];
    const verification = { sid: sid("VE"), to, channel, status: "pending", attempts };
    verifications.set(verification.sid, verification);
    return verification;
  }

  const api = await listen(async (request, response) => {
    const { status, body, headers } = replyTo(request, new URLSearchParams(await text(request)));
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  return {
    ...api,
    posted,
    start,
    resent: (sid) => {
      const { to, attempts } = verifications.get(sid) ?? { to: "", attempts: [] };
      return attempts.slice(1).map(() => to);
    },
    failNext(status, code, headers = {}) {
      failing = { status, code, headers };
    },
  };
}

interface Reply {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

function problem(status: number, code: number, message: string): Reply {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

function describe({ sid, to, channel, status, attempts }: Verification) {
  const { serviceSid } = verifyAccess;
  return {
    sid,
    service_sid: serviceSid,
    account_sid: account,
    to,
    channel,
    status,
    valid: status === "approved",
    lookup: {},
    amount: null,
    payee: null,
    sna: null,
    send_code_attempts: attempts,
    date_created: attempts[0]?.time,
    date_updated: attempts.at(-1)?.time,
    url: `https://verify.twilio.com/v2/Services/${serviceSid}/Verifications/${sid}`,
  };
}

function attempt(time: Date, channel: string) {
  return { time: time.toISOString(), channel: channel.toUpperCase(), attempt_sid: sid("VL") };
}

const sid = (kind: string) => `${kind}${randomBytes(16).toString("hex")}`;
