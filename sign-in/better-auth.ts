import type { BetterAuthPlugin, GenericEndpointContext } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/** Where the codes of a pending sign-in go. */
export type PendingSignIn = { channel: "email"; email: string } | { channel: "sms"; phoneNumber: string };

export interface ResendCodeOptions {
  /** Shared with the help site (RESEND_BETTER_AUTH_SECRET): whsec_… */
  secret: string;
  /** The sign-in with this id, as your ticket named it; `null` when it is over or never existed. */
  find(challenge: string): PendingSignIn | null | Promise<PendingSignIn | null>;
  /** How long your codes work, in seconds, so that the help site can say it. */
  codeLifeSeconds?: { email?: number; sms?: number };
}

/**
 * A better-auth plugin for the help site's gateway `better-auth`: copy this file into your sign-in system and add it to `plugins`, beside
 * `emailOTP` and `phoneNumber`. It adds `POST <better-auth>/resend-code`, signed as Standard Webhooks describes, and has better-auth itself send
 * a sign-in code again, to the address your own system keeps for the challenge.
 *
 * A repeated `webhook-id` sends nothing and gets the first reply, also from another process: the id is reserved in the `verification` table, so
 * a database has to be behind it. A process that dies while sending leaves the id reserved; the code is then not sent a second time.
 * better-auth keeps errors of `sendVerificationOTP` to itself, so a mail that your mail server did not take counts as sent; report it as an event.
 */
export function resendCode({ secret, find, codeLifeSeconds = {} }: ResendCodeOptions) {
  const webhook = new Webhook(secret);
  const underWay = new Map<string, Promise<Reply>>();

  async function reply(context: GenericEndpointContext, id: string, challenge: string): Promise<Reply> {
    const { internalAdapter } = context.context;
    const identifier = `resend-code-${id}`;
    const known = await internalAdapter.findVerificationValue(identifier);
    if (known) return known.value === sending ? again : replySchema.parse(JSON.parse(known.value));
    const pending = await find(challenge);
    if (!pending) return { status: 422, body: { status: "refused", reason: "challenge-over" } };
    const expiresAt = new Date(Date.now() + rememberedMilliseconds);
    const isFirst = await internalAdapter.reserveVerificationValue({ identifier, value: sending, expiresAt });
    if (!isFirst) return again;
    try {
      await send(context, pending);
    } catch (cause) {
      // Anything else proves nothing: a code may be out whose receipt was lost, so this id never sends again.
      if (!(cause instanceof CodeNotSent)) throw cause;
      await internalAdapter.deleteVerificationByIdentifier(identifier);
      return { status: 503, body: { status: "later" } };
    }
    const life = codeLifeSeconds[pending.channel];
    const sent: Reply = { status: 200, body: { status: "sent" } };
    if (life !== undefined) sent.body.code_expires_at = new Date(Date.now() + life * 1000).toISOString();
    await internalAdapter.updateVerificationByIdentifier(identifier, { value: JSON.stringify(sent) });
    return sent;
  }

  return {
    id: "resend-code",
    endpoints: {
      resendCode: createAuthEndpoint("/resend-code", { method: "POST", disableBody: true }, async (context) => {
        const { request } = context;
        if (!request) return Response.json({ status: "refused", reason: "bad-request" }, { status: 400 });
        const raw = await request.text();
        try {
          webhook.verify(raw, Object.fromEntries(request.headers));
        } catch {
          return Response.json({ status: "refused", reason: "bad-signature" }, { status: 401 });
        }
        const asked = requestSchema.safeParse(JSON.parse(raw));
        if (!asked.success) return Response.json({ status: "refused", reason: "bad-request" }, { status: 400 });
        // The help site asks whether all is set up (`npm run doctor`); nobody gets a code.
        if (asked.data.type === "code.resend.test") return Response.json({ status: "test" });
        const id = request.headers.get("webhook-id") ?? "";
        const pendingReply = underWay.get(id) ?? reply(context, id, asked.data.data.challenge);
        underWay.set(id, pendingReply);
        const { status, body } = await pendingReply.finally(() => underWay.delete(id));
        return Response.json(body, { status });
      }),
    },
  } satisfies BetterAuthPlugin;
}

/** To be thrown by your sender when it knows that no code went out: the same request may then send later. */
export class CodeNotSent extends Error {}

interface Reply {
  status: number;
  body: Record<string, string>;
}

const sending = "sending";
/** Longer than anyone goes on asking. */
const rememberedMilliseconds = 24 * 60 * 60_000;
/** Another request is, or was, at work on the same id, so a code may be out; asking later gets its reply. */
const again: Reply = { status: 503, body: { status: "under-way" } };

async function send(context: GenericEndpointContext, pending: PendingSignIn): Promise<void> {
  if (pending.channel === "email") {
    const plugin = context.context.getPlugin("email-otp");
    if (!plugin) throw new Error("resendCode needs the plugin emailOTP for codes by e-mail");
    await plugin.endpoints.sendVerificationOTP({ ...context, body: { email: pending.email, type: "sign-in" } });
  } else {
    const plugin = context.context.getPlugin("phone-number");
    if (!plugin) throw new Error("resendCode needs the plugin phoneNumber for codes by text");
    await plugin.endpoints.sendPhoneNumberOTP({ ...context, body: { phoneNumber: pending.phoneNumber } });
  }
}

const replySchema = z.object({ status: z.number(), body: z.record(z.string(), z.string()) });
const requestSchema = z.object({
  type: z.enum(["code.resend", "code.resend.test"]),
  data: z.object({ delivery: z.string(), challenge: z.string(), channel: z.enum(["email", "sms"]) }),
});
