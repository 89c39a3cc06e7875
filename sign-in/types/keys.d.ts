export type TicketKey = {
    kty: "OKP";
    crv: "Ed25519";
    x: string;
    d: string;
    kid?: string;
} | {
    kty: "EC";
    crv: "P-256";
    x: string;
    y: string;
    d: string;
    kid?: string;
};
/**
 * A private key that signs tickets, as a JSON Web Key: Ed25519 (the usual), or P-256 from a key service that knows nothing else.
 * @typedef {{ kty: "OKP", crv: "Ed25519", x: string, d: string, kid?: string } | { kty: "EC", crv: "P-256", x: string, y: string, d: string, kid?: string }} TicketKey
 */
/** A new Ed25519 key. Keep it secret, and the same in all processes: TICKET_KEY. @returns {TicketKey} */
export declare function makeKey(): TicketKey;
/**
 * The public halves of your keys, for the address that the help site knows as TICKET_JWKS_URL. List a new key there before it signs, and the old one
 * until its last ticket has ended (15 minutes).
 *
 * @param {...(TicketKey | string | undefined)} keys as JWK, or as its JSON
 */
export declare function publicKeys(...keys: (TicketKey | string | undefined)[]): {
    keys: ({
        kty: "EC" | "OKP";
        crv: "Ed25519" | "P-256";
        x: string;
        y: string;
        kid: string;
        alg: string;
        use: string;
    } | {
        y?: undefined;
        kty: "EC" | "OKP";
        crv: "Ed25519" | "P-256";
        x: string;
        kid: string;
        alg: string;
        use: string;
    })[];
};
/** Takes a key as JWK or as its JSON; throws a TypeError for anything else. @param {unknown} given @returns {TicketKey} */
export declare function readKey(given: unknown): TicketKey;
/** The name of a key: its own, or its thumbprint (RFC 7638). @param {Omit<TicketKey, "d"> & { y?: string }} key */
export declare function kidOf({ kid, kty, crv, x, y }: Omit<TicketKey, "d"> & {
    y?: string;
}): string;
/** @param {{ kty: string }} key */
export declare function algorithmOf({ kty }: {
    kty: string;
}): "ES256" | "EdDSA";
