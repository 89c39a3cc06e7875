import { createHmac, randomUUID } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import { z } from "zod";
import { algorithmOf, kidOf, readKey } from "./keys.js";
import { needed, read } from "./read.js";
import { seconds, secondsNow } from "./seconds.js";

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
export async function createTicket(facts, { key, issuer, audience = "wheres-my-code", life = 900, ...rest }) {
  const { hashKey, now = secondsNow(), id = randomUUID() } = rest;
  const jwk = readKey(key);
  const { account, address, ...claims } = read(factsSchema, facts, "The facts of a ticket");
  const hash = hashWith(hashKey ?? createHmac("sha256", Buffer.from(jwk.d, "base64url")).update(hashPurpose).digest());
  const alg = algorithmOf(jwk);
  return new SignJWT({
    ...claims,
    destination: claims.destination ?? maskAddress(address, claims),
    destination_hash: hash(`${claims.channel}:${address}`),
  })
    .setProtectedHeader({ alg, kid: await kidOf(jwk), typ: "JWT" })
    .setIssuer(needed(issuer, "the issuer of tickets, TICKET_ISSUER of the help site"))
    .setAudience(audience)
    .setSubject(hash(`account:${account}`))
    .setJti(id)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.min(life, 900))
    .sign(await importJWK(jwk, alg));
}

/** So that the key for hashes is another one than the key that signs. */
const hashPurpose = "wheres-my-code hashes";

/** @param {string | Buffer} key */
function hashWith(key) {
  return (/** @type {string} */ value) => createHmac("sha256", key).update(value).digest("hex");
}

/**
 * The address as others may see it: `j•••@g•••.com`, `+44 ••• ••56`.
 *
 * @param {string} address
 * @param {{ channel: "email" | "sms", dial_code?: string | undefined }} about
 */
function maskAddress(address, { channel, dial_code }) {
  if (channel === "sms") return `${dial_code ? `+${dial_code} ` : ""}••• ••${address.slice(-2)}`;
  const at = address.lastIndexOf("@");
  const [name, host] = [address.slice(0, at), address.slice(at + 1)];
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${host.slice(host.lastIndexOf("."))}`.slice(0, 64);
}

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, _ or -");
const whole = seconds.int("must be whole seconds: Math.floor(Date.now() / 1000)");

const factsSchema = z
  .strictObject({
    /** Your id of the account, or what stands for it where there is none (the address). Only a keyed hash of it goes out. */
    account: z.string().min(1),
    /** Where the code goes. It goes out masked, and as a keyed hash. */
    address: z.string().min(3),
    /** Your id of the pending sign-in. */
    challenge: id,
    channel: z.enum(["email", "sms"]),
    sent_at: whole,
    code_expires_at: whole,
    /** You send a message for every address, with an account or without: then people are told what became of their code. */
    reports: z.boolean().optional(),
    /** What the person said on your page. */
    symptom: z.enum(["nothing-came", "refused"]).optional(),
    locale: z.string().max(35).optional(),
    /** Where the number is: `GB`, `44`. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "must be two capital letters")
      .optional(),
    dial_code: z
      .string()
      .regex(/^\d{1,4}$/, "must be 1 to 4 digits, without +")
      .optional(),
    /** The part after the @, only where it is that of a public mail provider. */
    destination_domain: z.string().max(100).optional(),
    /** Who hosts the mailbox, where you know it better than the address tells: `gmail`, `outlook`. */
    provider_hint: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    /** Where "Back to sign-in" leads: a page of yours, without secrets in it. */
    return_to: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    /** Masked by yourself. */
    destination: z.string().min(1).max(64).optional(),
  })
  .transform((facts) => ({ ...facts, address: normalAddress(facts) }));

/** One spelling for one address, so that it has one hash. @param {{ channel: "email" | "sms", address: string }} facts */
function normalAddress({ channel, address }) {
  return channel === "email" ? address.trim().toLowerCase() : address.replace(/[^\d+]/g, "");
}
