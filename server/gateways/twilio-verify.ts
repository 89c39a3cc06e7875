import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";
import { z } from "zod";
import type { Cause } from "#machines/evidence/cause.ts";
import type { SendFailure } from "#machines/resend/delivery.ts";
import type { SendResult } from "#machines/resend/send-result.ts";
import { log } from "../log/log.js";
import { wrongFields } from "../log/wrong-fields.js";
import type { Gateway, GatewayDelivery } from "./gateway.ts";
import { retryAfter } from "./retry-after.ts";

export interface TwilioVerifySettings {
  accountSid: string;
  /** SID of an API key (SK…) with its secret, or the account SID with the auth token. */
  username: string;
  password: string;
  /** VA… */
  serviceSid: string;
  /** What an error code of Verify means, `unknown` when nobody wrote it down. */
  causeOf: (code: number) => Cause;
  /** Milliseconds for each of the two requests. */
  timeout?: number;
  /** Where the API is; only tests set it. */
  origin?: string;
}

/**
 * Asks Twilio Verify to send the code of a pending verification again. The ticket's challenge is the SID of the verification (VE…), so the help
 * site never holds an address: it asks Twilio where the verification goes, hands the reply straight back and forgets it.
 *
 * Verify knows no idempotency keys. It lists its attempts with their times, though, and the waits of the policy keep two presses apart: an attempt
 * since the person asked is this delivery's, so a repeated key sends nothing. The code stays the same until the verification ends.
 */
export function twilioVerifyGateway(settings: TwilioVerifySettings): Gateway {
  const { serviceSid } = settings;
  const client = verifyClient(settings);
  const { verifications } = client.verify.v2.services(serviceSid);

  /** Whether the verification still waits, where it goes, and whether this delivery has gone out already. */
  async function find(delivery: GatewayDelivery) {
    const found = await client.verify.v2.services(serviceSid).verifications(delivery.challenge).fetch();
    const { to, status, sendCodeAttempts } = foundSchema.parse(found);
    const since = delivery.requestedAt.getTime() - clockToleranceSeconds * 1000;
    return { to, pending: status === "pending", sent: sendCodeAttempts.some(({ time }) => Date.parse(time) >= since) };
  }

  return {
    async send(delivery) {
      if (!/^VE[0-9a-f]{32}$/i.test(delivery.challenge)) return { outcome: "refused", reason: "challenge-over" };
      let handedOver = false;
      try {
        const { to, pending, sent } = await find(delivery);
        // First: whoever has typed the code that an earlier try sent has ended the verification.
        if (sent) return { outcome: "sent" };
        if (!pending) return over(delivery);
        if (to.includes("@") !== (delivery.channel === "email")) return { outcome: "refused", reason: "refused" };
        handedOver = true;
        const created = await verifications.create({ to, channel: delivery.channel });
        if (createdSchema.safeParse(created).success) return { outcome: "sent" };
        log("verify-reply", { problems: ["sid: is missing"] });
        return { outcome: "unknown" };
      } catch (cause) {
        if (cause instanceof VerifyRefusal) {
          const isGone = cause.status === 404 && !handedOver;
          if (isGone) return over(delivery);
          return resultOf(cause, handedOver, settings.causeOf);
        }
        const problems = problemsIn(cause);
        if (problems) log("verify-reply", { problems });
        else log("verify-unreachable", {}, cause);
        return handedOver && !neverArrived(cause) ? { outcome: "unknown" } : { outcome: "later" };
      }
    },
  };
}

/** The SDK as we use it: it throws a `VerifyRefusal` for a reply that is not 2xx. */
export function verifyClient({
  accountSid,
  username,
  password,
  timeout = 4_500,
  origin,
}: Omit<TwilioVerifySettings, "causeOf" | "serviceSid">) {
  return twilio(username, password, {
    accountSid,
    httpClient: new VerifyClient(timeout, origin),
    // The SDK's debug log would print the address; TWILIO_LOG_LEVEL must not switch it on.
    logLevel: "none",
  });
}

/** The sign-in is over; after a try that may have sent, perhaps because its code was typed. */
function over({ mayBeOut = false }: GatewayDelivery): SendResult {
  return mayBeOut ? { outcome: "unknown" } : { outcome: "refused", reason: "challenge-over" };
}

/** Twilio's clock and ours may differ by this much. Shorter than the shortest wait between two presses. */
const clockToleranceSeconds = 10;

/** A page of somebody on the way, with status 200, has none. */
const createdSchema = z.object({ sid: z.string() });
const foundSchema = z.object({
  to: z.string().min(3),
  status: z.string(),
  sendCodeAttempts: z.array(z.object({ time: z.string() })).catch([]),
});

/** A reply of Twilio that is not 2xx. Carries no text of Twilio: it may name the number. */
export class VerifyRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    readonly retryAfter: string | undefined,
  ) {
    super(`Twilio replied ${status}, code ${code}`);
  }
}

/** The SDK's own HTTP client, with the `Retry-After` of the reply, which its exceptions lose. */
class VerifyClient extends twilio.RequestClient {
  constructor(
    timeout: number,
    private readonly origin: string | undefined,
  ) {
    super({ timeout });
  }

  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    const { pathname, search } = new URL(options.uri);
    const response = await super.request<TData>({
      ...options,
      uri: this.origin ? `${this.origin}${pathname}${search}` : options.uri,
    });
    const { statusCode, body, headers } = response;
    if (statusCode >= 200 && statusCode < 300) return response;
    const wait = z.object({ "retry-after": z.string() }).safeParse(headers).data?.["retry-after"];
    throw new VerifyRefusal(statusCode, errorSchema.safeParse(body).data?.code ?? 0, wait);
  }
}

const errorSchema = z.object({ code: z.number().int() });

/** Too many codes or tries for this verification: nothing helps until it ends, and then it is over. */
const spent = [60202, 60203];
/** Said with a status that sounds final, but over in a moment. */
const passing = [60207, 60212];

/** Causes in the words of a refusal. */
const failures: Partial<Record<Cause, SendFailure>> = {
  "number-unknown": "unreachable",
  "cannot-receive-texts": "unreachable",
  "opted-out": "unreachable",
  suppressed: "unreachable",
  "rate-limited": "too-many",
  "country-not-allowed": "country-refused",
};

/** Twilio's status says whether to come back; of its codes, Verify's own (60000 to 60999) are refusals for good. */
function resultOf(
  { status, code, ...refusal }: VerifyRefusal,
  handedOver: boolean,
  causeOf: (code: number) => Cause,
): SendResult {
  const isOurs = code >= 60_000 && code <= 60_999;
  if (isOurs && !passing.includes(code) && (status < 429 || spent.includes(code))) {
    return { outcome: "refused", reason: spent.includes(code) ? "too-many" : (failures[causeOf(code)] ?? "refused") };
  }
  // 401, 403, 404 and the like are our settings; somebody may put them right while the code still counts.
  const isSetUp = !isOurs && status !== 429 && status < 500;
  log(isSetUp ? "verify-status" : "verify-failing", { status, code });
  // While we only asked where it goes, nothing was sent, whatever the status.
  const outcome = handedOver && (status >= 500 || status === 408) ? "unknown" : "later";
  return { outcome, ...retryAfter(refusal.retryAfter, new Date()) };
}

/** What is wrong with a reply that came whole; `null` where none came. The SDK throws at what it cannot read. */
function problemsIn(cause: unknown): string[] | null {
  if (cause instanceof z.ZodError) return wrongFields(cause.issues);
  return cause instanceof SyntaxError ? ["body: must be JSON of Verify"] : null;
}

/** No connection, so certainly nothing was sent. */
function neverArrived(cause: unknown): boolean {
  const code = z.object({ code: z.string() }).safeParse(cause).data?.code;
  return code !== undefined && ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}
