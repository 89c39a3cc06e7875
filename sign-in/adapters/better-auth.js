import { AsyncLocalStorage } from "node:async_hooks";
import { createAuthEndpoint } from "better-auth/api";
import { readBody } from "../body.js";
import { answerResend } from "../resend.js";
import { secondsNow } from "../seconds.js";

/** Where the codes of a pending sign-in go. @typedef {{ channel: "email", email: string } | { channel: "sms", phoneNumber: string }} PendingSignIn */

/**
 * @typedef {object} ResendCodeOptions
 * @property {string} secret shared with the help site (RESEND_BETTER_AUTH_SECRET): whsec_…
 * @property {(challenge: string) => PendingSignIn | null | Promise<PendingSignIn | null>} find the sign-in with this id, as your ticket named it; `null` when it is over or never existed
 * @property {{ email?: number, sms?: number }} [codeLifeSeconds] how long your codes work, so that the help site can say it
 */

/** @typedef {import("better-auth").GenericEndpointContext} Context */
/** Their types tell what `getPlugin` gives. @typedef {typeof import("better-auth/plugins")} Plugins */

/**
 * A better-auth plugin for the help site's gateway `better-auth`: add it to `plugins`, beside `emailOTP` and `phoneNumber`. It adds
 * `POST <better-auth>/resend-code`, signed as Standard Webhooks describes, and has better-auth itself send a sign-in code again, to the address your own system keeps
 * for the challenge.
 *
 * A repeated `webhook-id` sends nothing and gets the first reply, also from another process: the id is reserved in the `verification` table, so a database has to be
 * behind it. A process that dies while sending leaves the id reserved; the code is then not sent a second time. Your sender throws `CodeNotSent` when it knows that no
 * code went out. better-auth keeps errors of `sendVerificationOTP` to itself, so a mail that your mail server did not take counts as sent; report it as an event.
 *
 * @param {ResendCodeOptions} options
 */
export function resendCode({ secret, find, codeLifeSeconds = {} }) {
  // One store for all requests, so that those of one process know each other; each of them has an adapter of its own.
  /** @type {AsyncLocalStorage<Context>} */
  const current = new AsyncLocalStorage();
  const store = verificationStore(() => {
    const context = current.getStore();
    if (!context) throw new Error("asked outside of a request");
    return context.context.internalAdapter;
  });

  /** @param {Context} context @returns {import("../resend.js").Send} */
  const sendIn =
    (context) =>
    async ({ challenge }) => {
      const pending = await find(challenge);
      if (!pending) return { status: "refused", reason: "challenge-over" };
      await send(context, pending);
      const life = codeLifeSeconds[pending.channel];
      return life === undefined ? { status: "sent" } : { status: "sent", code_expires_at: secondsNow() + life };
    };

  return /** @satisfies {import("better-auth").BetterAuthPlugin} */ ({
    id: "resend-code",
    endpoints: {
      resendCode: createAuthEndpoint("/resend-code", { method: "POST", disableBody: true }, async (context) => {
        const { request } = context;
        if (!request) return Response.json({ status: "refused", reason: "bad-request" }, { status: 400 });
        const received = { body: await readBody(request.body), headers: request.headers };
        const answer = () => answerResend(received, { secret, store, send: sendIn(context) });
        const reply = await current.run(context, answer);
        return new Response(reply.body, reply);
      }),
    },
  });
}

/** Longer than anyone goes on asking. */
const rememberedMilliseconds = 24 * 60 * 60_000;
const sending = "sending";

/** The `verification` table as a store. @param {() => Context["context"]["internalAdapter"]} adapter @returns {import("../store.js").Store} */
function verificationStore(adapter) {
  const identifierOf = (/** @type {string} */ id) => `resend-code-${id}`;
  return {
    async reserve(id) {
      // Not every adapter refuses a second row (better-auth's own in memory does not).
      if (await adapter().findVerificationValue(identifierOf(id))) return false;
      const expiresAt = new Date(Date.now() + rememberedMilliseconds);
      return Boolean(
        await adapter().reserveVerificationValue({ identifier: identifierOf(id), value: sending, expiresAt }),
      );
    },
    async read(id) {
      const known = await adapter().findVerificationValue(identifierOf(id));
      return !known || known.value === sending ? null : known.value;
    },
    async write(id, value) {
      await adapter().updateVerificationByIdentifier(identifierOf(id), { value });
    },
    async release(id) {
      await adapter().deleteVerificationByIdentifier(identifierOf(id));
    },
  };
}

/** @param {Context} context @param {PendingSignIn} pending */
async function send(context, pending) {
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
