export type Received = {
    body: string | null;
    headers: Headers | Record<string, string | string[] | undefined>;
};
export type Reply = {
    status: number;
    headers: Record<string, string>;
    body: string;
};
export type ResendRequest = {
    id: string;
    type: "code.resend" | "code.resend.test";
    timestamp: number;
    data: AskedCode;
};
export type AskedCode = {
    delivery: string;
    challenge: string;
    channel: "email" | "sms";
};
export type SendResult = {
    status: "sent";
    code_expires_at?: number;
} | {
    status: "refused";
    reason: "challenge-over" | "too-many" | "country-refused" | "unreachable";
} | {
    status: "later";
    retry_after?: number;
};
export type Send = (asked: AskedCode) => SendResult | Promise<SendResult>;
export type ResendOptions = {
    /**
     * RESEND_SECRET, the same as at the help site: whsec_…
     */
    secret: string | undefined;
    send: Send;
    /**
     * where ids are remembered
     */
    store: import("./store.js").Store;
    /**
     * is told what `send` or `store` threw
     */
    onError?: (error: unknown) => void;
};
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
export declare class CodeNotSent extends Error {
}
/**
 * The reply to a request of the help site for a new code. A repeated id sends nothing and gets the first reply, as far as `store` reaches. Rejects only where the secret
 * is none.
 *
 * @param {Received} received
 * @param {ResendOptions} options
 * @returns {Promise<Reply>}
 */
export declare function answerResend(received: Received, { secret, send, store, onError }: ResendOptions): Promise<Reply>;
/**
 * Checks signature, clock (five minutes) and shape of a request. Returns the request, or the reply to one that is not to be trusted or understood.
 *
 * @param {Received} received
 * @param {string | undefined} secret whsec_…
 * @returns {{ request: ResendRequest, reply?: undefined } | { request?: undefined, reply: Reply }}
 */
export declare function verifyResend({ body, headers }: Received, secret: string | undefined): {
    request: ResendRequest;
    reply?: undefined;
} | {
    request?: undefined;
    reply: Reply;
};
export type Result = SendResult | {
    status: "under-way";
};
