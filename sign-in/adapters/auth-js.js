import { Auth, raw, skipCSRFCheck } from "@auth/core";
import { AccessDenied } from "@auth/core/errors";
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
export function sendByAuthJs({ config, origin, provider: id, find }) {
  return async ({ challenge }) => {
    const pending = await find(challenge);
    if (!pending) return { status: "refused", reason: "challenge-over" };
    const { email, callbackUrl = origin } = pending;
    const address = new URL(`${config.basePath ?? "/auth"}/signin/${id}`, origin);
    const body = new URLSearchParams({ email, callbackUrl });
    const { providers, life, outcome } = overheard(config, id);
    // Auth.js hides what went wrong, and an error of a sender that comes too early ends the process: so the sender is listened to.
    const request = new Request(address, { method: "POST", body });
    await Auth(request, { ...config, providers, raw, skipCSRFCheck }).catch((error) => {
      if (!(error instanceof AccessDenied)) throw error;
    });
    if (outcome.error !== undefined) throw outcome.error;
    if (!outcome.isSent) return { status: "refused", reason: "unreachable" };
    return { status: "sent", code_expires_at: secondsNow() + life };
  };
}

/**
 * The providers, with one whose sender tells us what came of it instead of Auth.js; `life` of its codes in seconds.
 *
 * @param {import("@auth/core").AuthConfig} config
 * @param {string} id
 */
function overheard(config, id) {
  /** @type {{ isSent: boolean, error: unknown }} */
  const outcome = { isSent: false, error: undefined };
  let life = null;
  const providers = config.providers.map((given) => {
    const provider = typeof given === "function" ? given() : given;
    if (provider.type !== "email" || (provider.options?.id ?? provider.id) !== id) return provider;
    const send = provider.options?.sendVerificationRequest ?? provider.sendVerificationRequest;
    // Without a life of its own a code of Auth.js works for a day.
    life = provider.options?.maxAge ?? provider.maxAge ?? 86_400;
    /** @param {Parameters<typeof send>[0]} asked */
    const sendVerificationRequest = async (asked) => {
      try {
        await send(asked);
        outcome.isSent = true;
      } catch (error) {
        outcome.error = error ?? new Error("the sender failed without a word");
      }
    };
    return { ...provider, options: { ...provider.options, sendVerificationRequest } };
  });
  if (life === null) throw new Error(`Auth.js has no e-mail provider with the id ${id}`);
  return { providers, life, outcome };
}
