export type TicketFacts = {
    /**
     * your id of the account, or what stands for it where there is none (the address). Only a keyed hash of it goes out
     */
    account: string;
    /**
     * where the code goes. It goes out masked, and as a keyed hash
     */
    address: string;
    /**
     * your id of the pending sign-in
     */
    challenge: string;
    channel: "email" | "sms";
    sent_at: number;
    code_expires_at: number;
    /**
     * you send a message for every address, with an account or without: then people are told what became of their code
     */
    reports?: boolean;
    /**
     * what the person said on your page
     */
    symptom?: "nothing-came" | "refused";
    locale?: string;
    /**
     * where the number is: `GB`
     */
    country?: string;
    /**
     * `44`
     */
    dial_code?: string;
    /**
     * the part after the @, only where it is that of a public mail provider
     */
    destination_domain?: string;
    /**
     * who hosts the mailbox, where you know it better than the address tells: `gmail`, `outlook`
     */
    provider_hint?: string;
    /**
     * where "Back to sign-in" leads: a page of yours, without secrets in its address
     */
    return_to?: string;
    /**
     * masked by yourself
     */
    destination?: string;
};
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
/**
 * What you know of a sign-in that waits for its code. Times are whole seconds since 1970.
 *
 * @typedef {object} TicketFacts
 * @property {string} account your id of the account, or what stands for it where there is none (the address). Only a keyed hash of it goes out
 * @property {string} address where the code goes. It goes out masked, and as a keyed hash
 * @property {string} challenge your id of the pending sign-in
 * @property {"email" | "sms"} channel
 * @property {number} sent_at
 * @property {number} code_expires_at
 * @property {boolean} [reports] you send a message for every address, with an account or without: then people are told what became of their code
 * @property {"nothing-came" | "refused"} [symptom] what the person said on your page
 * @property {string} [locale]
 * @property {string} [country] where the number is: `GB`
 * @property {string} [dial_code] `44`
 * @property {string} [destination_domain] the part after the @, only where it is that of a public mail provider
 * @property {string} [provider_hint] who hosts the mailbox, where you know it better than the address tells: `gmail`, `outlook`
 * @property {string} [return_to] where "Back to sign-in" leads: a page of yours, without secrets in its address
 * @property {string} [destination] masked by yourself
 */
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
 * @returns {string} a JWS in compact form
 */
export declare function createTicket(facts: TicketFacts, { key, issuer, audience, life, ...rest }: TicketSettings): string;
