import { check, oneOf, parsed } from "./check.js";
import { notSeconds, secondsNow } from "./seconds.js";
import { isSigned } from "./signature.js";

/**
 * A request as it came: the raw body, before anything parsed it (`null`: longer than any request of the help site), and its headers.
 * @typedef {{ body: string | null, headers: Headers | Record<string, string | string[] | undefined> }} Received
 */

/** What to send back. @typedef {{ status: number, headers: Record<string, string>, body: string }} Reply */

/**
 * The help site asks for a new code, at `timestamp` (seconds since 1970). `id` repeats when it asks again.
 * @typedef {{ id: string, type: "code.resend" | "code.resend.test", timestamp: number, data: AskedCode }} ResendRequest
 */

/** @typedef {{ delivery: string, challenge: string, channel: "email" | "sms" }} AskedCode */

/**
 * What came of it. `sent`: a code is out. `refused`: never for this one. `later`: certainly nothing was sent, and asking again is welcome.
 * @typedef {{ status: "sent", code_expires_at?: number } | { status: "refused", reason: "challenge-over" | "too-many" | "country-refused" | "unreachable" } | { status: "later", retry_after?: number }} SendResult
 */

/**
 * Sends a new code for the challenge, to the address that you keep for it. To be thrown when it is certain that nothing went out: `CodeNotSent`. Any other error
 * proves nothing (a receipt may have been lost), so the same request never sends again.
 * @typedef {(asked: AskedCode) => SendResult | Promise<SendResult>} Send
 */

/**
 * @typedef {object} ResendOptions
 * @property {string | undefined} secret RESEND_SECRET, the same as at the help site: whsec_…
 * @property {Send} send
 * @property {import("./store.js").Store} store where ids are remembered
 * @property {(error: unknown) => void} [onError] is told what `send` or `store` threw
 */

/** To be thrown by `send` when it knows that no code went out. */
export class CodeNotSent extends Error {}

/**
 * The reply to a request of the help site for a new code. A repeated id sends nothing and gets the first reply, as far as `store` reaches. Rejects only where the secret
 * is none.
 *
 * @param {Received} received
 * @param {ResendOptions} options
 * @returns {Promise<Reply>}
 */
export async function answerResend(received, { secret, send, store, onError = console.error }) {
  const { request, reply } = verifyResend(received, secret);
  if (reply) return reply;
  // The help site asks whether all is set up (`npm run doctor`); nobody gets a code.
  if (request.type === "code.resend.test") return say(200, { status: "test" });
  const running = underWayIn(store);
  const pending = running.get(request.id) ?? once(request, send, store, onError);
  running.set(request.id, pending);
  try {
    return replyOf(await pending);
  } catch (error) {
    onError(error);
    // Nobody knows whether a code is out.
    return say(500, { status: "unknown" });
  } finally {
    running.delete(request.id);
  }
}

/**
 * Checks signature, clock (five minutes) and shape of a request. Returns the request, or the reply to one that is not to be trusted or understood.
 *
 * @param {Received} received
 * @param {string | undefined} secret whsec_…
 * @returns {{ request: ResendRequest, reply?: undefined } | { request?: undefined, reply: Reply }}
 */
export function verifyResend({ body, headers }, secret) {
  if (body === null) return { reply: say(413, { status: "refused", reason: "bad-request" }) };
  const given = plainHeaders(headers);
  if (!isSigned(secret, given, body, secondsNow()))
    return { reply: say(401, { status: "refused", reason: "bad-signature" }) };
  const request = parsed(body);
  if (!isRequest(request)) return { reply: say(400, { status: "refused", reason: "bad-request" }) };
  return { request: { ...request, id: given["webhook-id"] ?? "" } };
}

/** @param {unknown} given @returns {given is Omit<ResendRequest, "id">} */
function isRequest(given) {
  const { type, timestamp, data } = fieldsOf(given);
  const { delivery, challenge, channel } = fieldsOf(data);
  const isKnown = type === "code.resend" || type === "code.resend.test";
  const isWhole = typeof delivery === "string" && typeof challenge === "string";
  return isKnown && notSeconds(timestamp) === null && isWhole && (channel === "email" || channel === "sms");
}

/** @param {unknown} given @returns {Record<string, unknown>} */
function fieldsOf(given) {
  return typeof given === "object" && given !== null ? { ...given } : {};
}

/** `under-way`: another process is, or was, at work on the same id, so a code may be out. @typedef {SendResult | { status: "under-way" }} Result */

/**
 * @param {ResendRequest} request
 * @param {Send} send
 * @param {import("./store.js").Store} store
 * @param {(error: unknown) => void} onError
 * @returns {Promise<Result>}
 */
async function once({ id, data }, send, store, onError) {
  const isFirst = await store.reserve(id);
  if (!isFirst) {
    const known = await store.read(id);
    return known === null ? { status: "under-way" } : checked(JSON.parse(known), onError);
  }
  const { challenge, channel, delivery } = data;
  try {
    const result = checked(await send({ challenge, channel, delivery }), onError);
    if (result.status === "later") await store.release(id);
    else await store.write(id, JSON.stringify(result));
    return result;
  } catch (error) {
    if (!(error instanceof CodeNotSent)) throw error;
    await store.release(id);
    return { status: "later" };
  }
}

/**
 * A code that is out stays out, though its end is written in another form: that is told to the operator, and left out.
 *
 * @param {SendResult} result
 * @param {(error: unknown) => void} onError
 * @returns {SendResult}
 */
function checked(result, onError) {
  const fields = resultFields[result?.status];
  if (!fields) throw new TypeError("send() must return a status: sent, refused or later");
  if (result.status === "sent" && result.code_expires_at !== undefined) {
    const problem = notSeconds(result.code_expires_at);
    if (problem === null) return result;
    onError(new TypeError(`code_expires_at of send() ${problem}; it is left out`));
    return { status: "sent" };
  }
  check(result, fields, "The result of send()");
  return result;
}

const status = oneOf("sent", "refused", "later");
const reason = oneOf("challenge-over", "too-many", "country-refused", "unreachable");
/** @param {unknown} given */
const retry_after = (given) =>
  typeof given === "number" && given > 0 && Number.isInteger(given) ? null : "must be whole seconds";
/** @type {Record<string, Parameters<typeof check>[1]>} */
const resultFields = {
  sent: { required: { status }, optional: {} },
  refused: { required: { status, reason }, optional: {} },
  later: { required: { status }, optional: { retry_after } },
};

/** @param {Result} result @returns {Reply} */
function replyOf(result) {
  if (result.status === "sent") return say(200, result);
  if (result.status === "refused") return say(422, result);
  if (result.status === "under-way") return say(503, result);
  const { retry_after } = result;
  return say(503, { status: "later" }, retry_after === undefined ? {} : { "retry-after": String(retry_after) });
}

/** @param {number} status @param {object} body @param {Record<string, string>} [headers] @returns {Reply} */
function say(status, body, headers = {}) {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}

/** Requests of this process that are being answered: who repeats one waits for the same reply. @type {WeakMap<object, Map<string, Promise<Result>>>} */
const underWay = new WeakMap();

/** @param {import("./store.js").Store} store */
function underWayIn(store) {
  const known = underWay.get(store) ?? new Map();
  underWay.set(store, known);
  return known;
}

/** @param {Received["headers"]} headers @returns {Record<string, string>} */
function plainHeaders(headers) {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
