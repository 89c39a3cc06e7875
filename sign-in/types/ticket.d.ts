import { z } from "zod";
export type TicketFacts = z.input<typeof factsSchema>;
export type TicketSettings = {
    /**
     * the private key, as JWK or as its JSON (TICKET_KEY)
     */
    key: import("./keys.js").TicketKey | string | undefined;
    /**
     * who you are: TICKET_ISSUER of the help site, to the letter
     */
    issuer: string | undefined;
    /**
     * TICKET_AUDIENCE of the help site
     */
    audience?: string;
    /**
     * seconds that the ticket can be used, 900 at most
     */
    life?: number;
    /**
     * for the hashes of accounts and addresses; without it one is made from `key`. Set it before you change the key: the limits per address follow the hashes
     */
    hashKey?: string;
    /**
     * seconds since 1970
     */
    now?: number;
    /**
     * of the ticket (`jti`)
     */
    id?: string;
};
/** What you know of a sign-in that waits for its code. Times are whole seconds since 1970. @typedef {z.input<typeof factsSchema>} TicketFacts */
/**
 * @typedef {object} TicketSettings
 * @property {import("./keys.js").TicketKey | string | undefined} key the private key, as JWK or as its JSON (TICKET_KEY)
 * @property {string | undefined} issuer who you are: TICKET_ISSUER of the help site, to the letter
 * @property {string} [audience] TICKET_AUDIENCE of the help site
 * @property {number} [life] seconds that the ticket can be used, 900 at most
 * @property {string} [hashKey] for the hashes of accounts and addresses; without it one is made from `key`. Set it before you change the key: the limits per address follow the hashes
 * @property {number} [now] seconds since 1970
 * @property {string} [id] of the ticket (`jti`)
 */
/**
 * A ticket: the signed, short-lived permission to send one pending code again. Make it at the moment of the click, for whoever is in that sign-in, and
 * redirect to `https://help.example.com/start?ticket=…`. Account and address go in plain and come out masked or as keyed hashes.
 * Throws a TypeError that names every wrong field.
 *
 * @param {TicketFacts} facts
 * @param {TicketSettings} settings
 * @returns {Promise<string>} a JWS in compact form
 */
export declare function createTicket(facts: TicketFacts, { key, issuer, audience, life, ...rest }: TicketSettings): Promise<string>;
declare const factsSchema: z.ZodPipe<z.ZodObject<{
    account: z.ZodString;
    address: z.ZodString;
    challenge: z.ZodString;
    channel: z.ZodEnum<{
        email: "email";
        sms: "sms";
    }>;
    sent_at: z.ZodNumber;
    code_expires_at: z.ZodNumber;
    reports: z.ZodOptional<z.ZodBoolean>;
    symptom: z.ZodOptional<z.ZodEnum<{
        "nothing-came": "nothing-came";
        refused: "refused";
    }>>;
    locale: z.ZodOptional<z.ZodString>;
    country: z.ZodOptional<z.ZodString>;
    dial_code: z.ZodOptional<z.ZodString>;
    destination_domain: z.ZodOptional<z.ZodString>;
    provider_hint: z.ZodOptional<z.ZodString>;
    return_to: z.ZodOptional<z.ZodURL>;
    destination: z.ZodOptional<z.ZodString>;
}, z.core.$strict>, z.ZodTransform<{
    account: string;
    challenge: string;
    channel: "email" | "sms";
    sent_at: number;
    code_expires_at: number;
    reports?: boolean | undefined;
    symptom?: "nothing-came" | "refused" | undefined;
    locale?: string | undefined;
    country?: string | undefined;
    dial_code?: string | undefined;
    destination_domain?: string | undefined;
    provider_hint?: string | undefined;
    return_to?: string | undefined;
    destination?: string | undefined;
    address: string;
}, {
    account: string;
    address: string;
    challenge: string;
    channel: "email" | "sms";
    sent_at: number;
    code_expires_at: number;
    reports?: boolean | undefined;
    symptom?: "nothing-came" | "refused" | undefined;
    locale?: string | undefined;
    country?: string | undefined;
    dial_code?: string | undefined;
    destination_domain?: string | undefined;
    provider_hint?: string | undefined;
    return_to?: string | undefined;
    destination?: string | undefined;
}>>;
export {};
