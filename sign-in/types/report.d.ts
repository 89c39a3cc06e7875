export type DeliveryReport = {
    type: "delivery.sent" | "delivery.delayed" | "delivery.delivered" | "delivery.failed";
    /**
     * your id of the sign-in, as in its ticket
     */
    challenge: string;
    channel: "email" | "sms";
    /**
     * when it happened, in seconds since 1970; now, if left out
     */
    at?: number;
    /**
     * of the request for a new code. For a code that you sent by yourself leave it out
     */
    delivery?: string;
    /**
     * your own id of the message, where there is no `delivery`
     */
    message?: string;
    /**
     * whose words `code` and `text` are: `smtp`, `twilio` …
     */
    provider?: string;
    code?: string;
    /**
     * read for the cause, and not kept
     */
    text?: string;
    /**
     * `GB`
     */
    country?: string;
};
export type ReportSettings = {
    /**
     * of the help site: https://help.example.com
     */
    url: string | undefined;
    /**
     * DELIVERY_EVENTS_SECRET, the same as at the help site: whsec_…
     */
    secret: string | undefined;
    /**
     * of the event: the same one counts once, however often it comes
     */
    id?: string;
    /**
     * milliseconds before each try
     */
    pauses?: readonly number[];
};
/**
 * What became of a code.
 *
 * @typedef {object} DeliveryReport
 * @property {"delivery.sent" | "delivery.delayed" | "delivery.delivered" | "delivery.failed"} type
 * @property {string} challenge your id of the sign-in, as in its ticket
 * @property {"email" | "sms"} channel
 * @property {number} [at] when it happened, in seconds since 1970; now, if left out
 * @property {string} [delivery] of the request for a new code. For a code that you sent by yourself leave it out
 * @property {string} [message] your own id of the message, where there is no `delivery`
 * @property {string} [provider] whose words `code` and `text` are: `smtp`, `twilio` …
 * @property {string} [code]
 * @property {string} [text] read for the cause, and not kept
 * @property {string} [country] `GB`
 */
/**
 * @typedef {object} ReportSettings
 * @property {string | undefined} url of the help site: https://help.example.com
 * @property {string | undefined} secret DELIVERY_EVENTS_SECRET, the same as at the help site: whsec_…
 * @property {string} [id] of the event: the same one counts once, however often it comes
 * @property {readonly number[]} [pauses] milliseconds before each try
 */
/**
 * Tells the help site what became of a code. Tries again while it cannot be reached or is busy, with the same id, signed anew. Never rejects for what the other side
 * does: `ok`, or its status (`null`: nobody replied) and which fields it found wrong. Rejects with a TypeError for a report that is wrong in itself. There is no need
 * to wait for it, but a rejection that nobody hears ends the process: `.then((reply) => reply.ok || console.error(reply), console.error)`.
 *
 * @param {DeliveryReport} report
 * @param {ReportSettings} settings
 * @returns {Promise<{ ok: true } | { ok: false, status: number | null, problems: string[] }>}
 */
export declare function reportDelivery(report: DeliveryReport, { url, secret, id, pauses }: ReportSettings): Promise<{
    ok: true;
} | {
    ok: false;
    status: number | null;
    problems: string[];
}>;
