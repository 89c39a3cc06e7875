/**
 * The headers that sign a body as Standard Webhooks describes (https://www.standardwebhooks.com).
 *
 * @param {string | undefined} secret whsec_…
 * @param {{ id: string, at: number, body: string }} letter `at` in whole seconds since 1970
 */
export declare function signedHeaders(secret: string | undefined, { id, at, body }: {
    id: string;
    at: number;
    body: string;
}): {
    "webhook-id": string;
    "webhook-timestamp": string;
    "webhook-signature": string;
};
/**
 * Whether these headers sign the body, within five minutes of `now` (seconds since 1970).
 *
 * @param {string | undefined} secret whsec_…
 * @param {Record<string, string>} headers with small letters
 * @param {string} body
 * @param {number} now
 */
export declare function isSigned(secret: string | undefined, headers: Record<string, string>, body: string, now: number): boolean;
/** @param {string | undefined} secret */
export declare function keyOf(secret: string | undefined): Buffer<ArrayBuffer>;
