export type PendingSignIn = {
    email: string;
    callbackUrl?: string;
};
export type AuthJsOptions = {
    /**
     * your own, with its adapter
     */
    config: import("@auth/core").AuthConfig;
    /**
     * of your site: https://www.example.com
     */
    origin: string;
    /**
     * the id of the e-mail provider that sends codes: `email`, `nodemailer`, `resend` …
     */
    provider: string;
    /**
     * the sign-in with this id, as your ticket named it; `null` when it is over
     */
    find: (challenge: string) => PendingSignIn | null | Promise<PendingSignIn | null>;
};
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
export declare function sendByAuthJs({ config, origin, provider: id, find }: AuthJsOptions): import("../resend.js").Send;
