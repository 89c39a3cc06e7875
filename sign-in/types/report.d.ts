import { z } from "zod";
export type DeliveryReport = z.input<typeof reportSchema>;
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
/** What became of a code. @typedef {z.input<typeof reportSchema>} DeliveryReport */
/**
 * @typedef {object} ReportSettings
 * @property {string | undefined} url of the help site: https://help.example.com
 * @property {string | undefined} secret DELIVERY_EVENTS_SECRET, the same as at the help site: whsec_…
 * @property {string} [id] of the event: the same one counts once, however often it comes
 * @property {readonly number[]} [pauses] milliseconds before each try
 */
/**
 * Tells the help site what became of a code. Tries again while it cannot be reached or is busy, with the same id, signed anew. Never rejects for what the other side
 * does: `ok`, or its status (`null`: nobody replied) and which fields it found wrong. There is no need to wait for it. Throws a TypeError for a report that is wrong
 * in itself.
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
declare const reportSchema: z.ZodReadonly<z.ZodObject<{
    type: z.ZodEnum<{
        "delivery.delayed": "delivery.delayed";
        "delivery.delivered": "delivery.delivered";
        "delivery.failed": "delivery.failed";
        "delivery.sent": "delivery.sent";
    }>;
    challenge: z.ZodString;
    channel: z.ZodEnum<{
        email: "email";
        sms: "sms";
    }>;
    at: z.ZodDefault<z.ZodNumber>;
    delivery: z.ZodOptional<z.ZodString>;
    message: z.ZodOptional<z.ZodString>;
    provider: z.ZodOptional<z.ZodString>;
    code: z.ZodOptional<z.ZodString>;
    text: z.ZodOptional<z.ZodString>;
    country: z.ZodOptional<z.ZodString>;
}, z.core.$strict>>;
export {};
