export type SigningKey = import("./keys.js").TicketKey | string | undefined;
export type HelpOptions = {
    /**
     * the private key that signs tickets (TICKET_KEY); several while they change
     */
    key: SigningKey | readonly SigningKey[];
    /**
     * RESEND_SECRET: whsec_…
     */
    resendSecret: string | undefined;
    send: import("./resend.js").Send;
    /**
     * where requests are remembered; without it in the memory of this process, which a second one knows nothing of
     */
    store?: import("./store.js").Store;
    /**
     * for the help site: TICKET_JWKS_URL
     */
    keysPath?: string;
    /**
     * for the help site: RESEND_URL
     */
    resendPath?: string;
    /**
     * is told what `send` or `store` threw
     */
    onError?: (error: unknown) => void;
};
export type Asked = {
    method: string;
    path: string;
    headers: import("./resend.js").Received["headers"];
    body: () => Promise<string | null>;
};
/** @typedef {import("./keys.js").TicketKey | string | undefined} SigningKey */
/**
 * What the adapters need.
 * @typedef {object} HelpOptions
 * @property {SigningKey | readonly SigningKey[]} key the private key that signs tickets (TICKET_KEY); several while they change
 * @property {string | undefined} resendSecret RESEND_SECRET: whsec_…
 * @property {import("./resend.js").Send} send
 * @property {import("./store.js").Store} [store] where requests are remembered; without it in the memory of this process, which a second one knows nothing of
 * @property {string} [keysPath] for the help site: TICKET_JWKS_URL
 * @property {string} [resendPath] for the help site: RESEND_URL
 * @property {(error: unknown) => void} [onError] is told what `send` or `store` threw
 */
/** @typedef {{ method: string, path: string, headers: import("./resend.js").Received["headers"], body: () => Promise<string | null> }} Asked */
/**
 * The two addresses that the help site asks, for any framework: the public keys, and the endpoint that sends a code again. `null` for every other path.
 *
 * @param {HelpOptions} options
 * @returns {(asked: Asked) => Promise<import("./resend.js").Reply | null>}
 */
export declare function helpRoutesOf({ key, resendSecret, send, store, onError, ...paths }: HelpOptions): (asked: Asked) => Promise<import("./resend.js").Reply | null>;
/** Where the adapters listen. */
export declare const defaultPaths: {
    keysPath: string;
    resendPath: string;
};
