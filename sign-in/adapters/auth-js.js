import { Auth, raw, skipCSRFCheck } from "@auth/core";
import { CodeNotSent } from "../resend.js";
import { secondsNow } from "../seconds.js";

/** Where the code of a pending sign-in goes. @typedef {{ email: string, callbackUrl?: string }} PendingSignIn */

/**
 * @typedef {object} AuthJsOptions
 * @property {import("@auth/core").AuthConfig} config your own, with its adapter
 * @property {string} origin of your site: https://www.example.com
 * @property {string} provider the id of the e-mail provider that sends codes: `email`, `nodemailer`, `resend` …
 * @property {(challenge: string) => PendingSignIn | null | Promise<PendingSignIn | null>} find the sign-in with this id, as your ticket named it; `null` when it is over
 */

/**
 * `send` for the routes of any adapter: Auth.js itself makes a new code for the pending sign-in and sends it by its e-mail provider, as when the person asks. Its
 * `signIn` callback decides as always. Let `sendVerificationRequest` throw `CodeNotSent` when it knows that nothing went out; any other error of it proves nothing, and
 * the same request never sends again.
 *
 * @param {AuthJsOptions} options
 * @returns {import("../resend.js").Send}
 */
export function sendByAuthJs({ config, origin, provider, find }) {
  return async ({ challenge }) => {
    const pending = await find(challenge);
    if (!pending) return { status: "refused", reason: "challenge-over" };
    const { maxAge } = emailProvider(config, provider);
    const address = new URL(`${config.basePath ?? "/auth"}/signin/${provider}`, origin);
    const { email, callbackUrl = origin } = pending;
    const request = new Request(address, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, callbackUrl }),
    });
    try {
      const { redirect } = await Auth(request, { ...config, raw, skipCSRFCheck });
      if (!redirect || new URL(redirect, origin).searchParams.has("error"))
        return { status: "refused", reason: "unreachable" };
    } catch (error) {
      if (isNotSent(error)) throw new CodeNotSent("the sender of Auth.js sent nothing", { cause: error });
      throw error;
    }
    return { status: "sent", code_expires_at: secondsNow() + maxAge };
  };
}

/** @param {import("@auth/core").AuthConfig} config @param {string} id */
function emailProvider({ providers }, id) {
  const all = providers.map((given) => (typeof given === "function" ? given() : given));
  const found = all.find((one) => (one.options?.id ?? one.id) === id);
  if (found?.type !== "email") throw new Error(`Auth.js has no e-mail provider with the id ${id}`);
  // Without a life of its own a code of Auth.js works for a day.
  return { maxAge: found.options?.maxAge ?? found.maxAge ?? 86_400 };
}

/** Auth.js wraps what a provider throws. @param {unknown} error @returns {boolean} */
function isNotSent(error) {
  if (error instanceof CodeNotSent) return true;
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  return isNotSent(
    cause instanceof Error ? cause : cause && typeof cause === "object" && "err" in cause ? cause.err : null,
  );
}
