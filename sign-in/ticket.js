import { createHmac, createPrivateKey, randomUUID, sign } from "node:crypto";
import { check, country, id, like, needed, oneOf, text, yesOrNo } from "./check.js";
import { algorithmOf, kidOf, readKey } from "./keys.js";
import { notWholeSeconds, secondsNow } from "./seconds.js";

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
export function createTicket(facts, { key, issuer, audience = "wheres-my-code", life = 900, ...rest }) {
  const { hashKey, now = secondsNow(), id: jti = randomUUID() } = rest;
  const jwk = readKey(key);
  if (!Number.isInteger(life) || life < 1)
    throw new TypeError("The life of a ticket must be whole seconds, 900 at most");
  check(facts, factFields, "The facts of a ticket");
  const { account, address: typed, ...claims } = facts;
  const address = normalAddress(facts);
  const hash = hashWith(hashKey ?? createHmac("sha256", Buffer.from(jwk.d, "base64url")).update(hashPurpose).digest());
  const payload = {
    ...claims,
    destination: claims.destination ?? maskAddress(address, claims),
    destination_hash: hash(`${claims.channel}:${address}`),
    iss: needed(issuer, "the issuer of tickets, TICKET_ISSUER of the help site"),
    aud: audience,
    sub: hash(`account:${account}`),
    jti,
    iat: now,
    exp: now + Math.min(life, 900),
  };
  const alg = algorithmOf(jwk);
  const signed = [{ alg, kid: kidOf(jwk), typ: "JWT" }, payload].map(encoded).join(".");
  const privateKey = createPrivateKey({ key: { ...jwk }, format: "jwk" });
  // A JWS has the two numbers of an ES256 signature side by side (RFC 7518, 3.4).
  const how = { key: privateKey, dsaEncoding: /** @type {const} */ ("ieee-p1363") };
  return `${signed}.${sign(alg === "ES256" ? "sha256" : null, Buffer.from(signed), how).toString("base64url")}`;
}

/** So that the key for hashes is another one than the key that signs. */
const hashPurpose = "wheres-my-code hashes";

/** @param {string | Buffer} key */
function hashWith(key) {
  return (/** @type {string} */ value) => createHmac("sha256", key).update(value).digest("hex");
}

/** @param {object} part */
function encoded(part) {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** One spelling for one address, so that it has one hash. @param {TicketFacts} facts */
function normalAddress({ channel, address }) {
  return channel === "email" ? address.trim().toLowerCase() : address.replace(/[^\d+]/g, "");
}

/**
 * The address as others may see it: `j•••@g•••.com`, `+44 ••• ••56`.
 *
 * @param {string} address
 * @param {Pick<TicketFacts, "channel" | "dial_code">} about
 */
function maskAddress(address, { channel, dial_code }) {
  if (channel === "sms") return `${dial_code ? `+${dial_code} ` : ""}••• ••${address.slice(-2)}`;
  const at = address.lastIndexOf("@");
  const [name, host] = [address.slice(0, at), address.slice(at + 1)];
  return `${firstOf(name)}•••@${firstOf(host)}•••${host.slice(host.lastIndexOf("."))}`.slice(0, 64);
}

/** The whole first character: half of one is no text. @param {string} text */
const firstOf = (text) => [...text][0] ?? "";

const factFields = {
  required: {
    ...{ account: text(1, 500), address: text(3, 320), challenge: id, channel: oneOf("email", "sms") },
    ...{ sent_at: notWholeSeconds, code_expires_at: notWholeSeconds },
  },
  optional: {
    ...{ reports: yesOrNo, symptom: oneOf("nothing-came", "refused"), locale: text(2, 35), country },
    dial_code: like(/^\d{1,4}$/, "must be 1 to 4 digits, without +"),
    destination_domain: text(1, 100),
    provider_hint: like(/^[a-z0-9-]{1,40}$/, "must be a word like gmail"),
    return_to: like(/^https?:\/\/\S{1,490}$/, "must be a whole web address"),
    destination: text(1, 64),
  },
};
