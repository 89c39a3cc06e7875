import { z } from "zod";
export type Received = {
    body: string;
    headers: Headers | Record<string, string | string[] | undefined>;
};
export type Reply = {
    status: number;
    headers: Record<string, string>;
    body: string;
};
export type ResendRequest = {
    id: string;
} & z.output<typeof requestSchema>;
export type SendResult = z.input<typeof resultSchema>;
export type Send = (asked: {
    challenge: string;
    channel: "email" | "sms";
    delivery: string;
}) => SendResult | Promise<SendResult>;
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
 * A request as it came: the raw body, before anything parsed it, and its headers.
 * @typedef {{ body: string, headers: Headers | Record<string, string | string[] | undefined> }} Received
 */
/** What to send back. @typedef {{ status: number, headers: Record<string, string>, body: string }} Reply */
/** The help site asks for a new code. `id` repeats when it asks again. @typedef {{ id: string } & z.output<typeof requestSchema>} ResendRequest */
/**
 * What came of it. `sent`: a code is out. `refused`: never for this one. `later`: certainly nothing was sent, and asking again is welcome.
 * @typedef {z.input<typeof resultSchema>} SendResult
 */
/**
 * Sends a new code for the challenge, to the address that you keep for it. To be thrown when it is certain that nothing went out: `CodeNotSent`. Any other error
 * proves nothing (a receipt may have been lost), so the same request never sends again.
 * @typedef {(asked: { challenge: string, channel: "email" | "sms", delivery: string }) => SendResult | Promise<SendResult>} Send
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
declare const requestSchema: z.ZodObject<{
    type: z.ZodEnum<{
        "code.resend": "code.resend";
        "code.resend.test": "code.resend.test";
    }>;
    timestamp: z.ZodNumber;
    data: z.ZodObject<{
        delivery: z.ZodString;
        challenge: z.ZodString;
        channel: z.ZodEnum<{
            email: "email";
            sms: "sms";
        }>;
    }, z.core.$strip>;
}, z.core.$strip>;
declare const resultSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    status: z.ZodLiteral<"sent">;
    code_expires_at: z.ZodOptional<z.ZodNumber>;
}, z.core.$strict>, z.ZodObject<{
    status: z.ZodLiteral<"refused">;
    reason: z.ZodEnum<{
        "challenge-over": "challenge-over";
        "country-refused": "country-refused";
        "too-many": "too-many";
        unreachable: "unreachable";
    }>;
}, z.core.$strict>, z.ZodObject<{
    status: z.ZodLiteral<"later">;
    retry_after: z.ZodOptional<z.ZodNumber>;
}, z.core.$strict>], "status">;
export type Result = z.output<typeof resultSchema> | {
    status: "under-way";
};
export {};
