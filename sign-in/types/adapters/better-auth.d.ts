export type PendingSignIn = {
    channel: "email";
    email: string;
} | {
    channel: "sms";
    phoneNumber: string;
};
export type ResendCodeOptions = {
    /**
     * shared with the help site (RESEND_BETTER_AUTH_SECRET): whsec_…
     */
    secret: string;
    /**
     * the sign-in with this id, as your ticket named it; `null` when it is over or never existed
     */
    find: (challenge: string) => PendingSignIn | null | Promise<PendingSignIn | null>;
    /**
     * how long your codes work, so that the help site can say it
     */
    codeLifeSeconds?: {
        email?: number;
        sms?: number;
    };
};
export type Context = import("better-auth").GenericEndpointContext;
export type Plugins = typeof import("better-auth/plugins");
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
export declare function resendCode({ secret, find, codeLifeSeconds }: ResendCodeOptions): {
    id: "resend-code";
    endpoints: {
        resendCode: import("better-call").StrictEndpoint<"/resend-code", {
            method: "POST";
            disableBody: true;
        }, Response>;
    };
};
