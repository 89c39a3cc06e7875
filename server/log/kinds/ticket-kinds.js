/** What can be wrong with a ticket and its keys. @satisfies {Record<string, import("./kind-of-line.ts").KindOfLine>} */
export const ticketKinds = /** @type {const} */ ({
  "ticket-missing": {
    level: "warn",
    setUp: true,
    message: "Somebody opened /start without a ticket.",
    remedy: "Link to /start?ticket=<JWS>, made at the moment of the click.",
  },
  "ticket-keys-unset": {
    level: "warn",
    setUp: true,
    message: "A ticket came, and no keys are set to check it.",
    remedy: "Set TICKET_JWKS_URL (or TICKET_JWKS) and TICKET_ISSUER.",
  },
  "ticket-keys-unreachable": {
    level: "error",
    setUp: true,
    message: "The ticket keys cannot be fetched: nobody replies.",
    remedy: "Open TICKET_JWKS_URL from this machine. Look at name, port, certificate and firewall.",
  },
  "ticket-keys-status": {
    level: "error",
    setUp: true,
    message: "The ticket keys cannot be fetched: the reply is not 200.",
    remedy: "Let TICKET_JWKS_URL reply 200 to everybody, without signing in.",
  },
  "ticket-keys-redirect": {
    level: "error",
    setUp: true,
    message: "The ticket keys cannot be fetched: the address redirects, and redirects are not followed.",
    remedy: "Set TICKET_JWKS_URL to the address at the end. Often only https or www is missing.",
  },
  "ticket-keys-not-json": {
    level: "error",
    setUp: true,
    message: "What TICKET_JWKS_URL replies is not JSON.",
    remedy: "Give the address of the key set itself, not that of a page.",
  },
  "ticket-keys-not-a-set": {
    level: "error",
    setUp: true,
    message: "What TICKET_JWKS_URL replies is JSON, but not a set of public keys.",
    remedy: 'Reply {"keys":[…]} with public keys only, each with kty and kid, and Ed25519 or P-256.',
  },
  "ticket-kid-unknown": {
    level: "warn",
    setUp: true,
    message: "A ticket names a key (kid) that the key set does not hold.",
    remedy: "Publish a new key before it signs. The set is fetched again for it, but not within 10 seconds.",
  },
  "ticket-kid-missing": {
    level: "warn",
    setUp: true,
    message: "A ticket names no key (kid), and the key set holds several that fit.",
    remedy: "Put the kid of the key into the header of the ticket.",
  },
  "ticket-kid-twice": {
    level: "warn",
    setUp: true,
    message: "The key set holds several keys under the name (kid) that a ticket gives.",
    remedy: "Give each key a kid of its own.",
  },
  "ticket-key-unfit": {
    level: "warn",
    setUp: true,
    message: "The key that a ticket names is there, but it is not for this algorithm or not for signing.",
    remedy: 'Sign with EdDSA (Ed25519) or ES256 (P-256), and let the key say "use":"sig" and the same alg, or neither.',
  },
  "ticket-key-broken": {
    level: "error",
    setUp: true,
    message: "The key that a ticket names is in the key set, but it cannot be read.",
    remedy: "Publish the public key whole: kty, crv and x for Ed25519, and y as well for P-256.",
  },
  "ticket-key-replaced": {
    level: "warn",
    setUp: true,
    message: "A key changed and kept its kid. The new one is used now.",
    remedy: "Give each new key a new kid, and list old and new together while tickets of both are on their way.",
  },
  "ticket-signature": {
    level: "warn",
    setUp: true,
    message: "The signature of a ticket does not fit the key that it names.",
    remedy:
      "Sign with the key that TICKET_JWKS_URL publishes. If only one comes now and then, somebody tried a forged one.",
  },
  "ticket-algorithm": {
    level: "warn",
    setUp: true,
    message: "A ticket is signed with an algorithm that is not taken.",
    remedy: "Sign with EdDSA or ES256. A shared secret (HS256) and RSA are not taken.",
  },
  "ticket-unreadable": {
    level: "warn",
    setUp: true,
    message: "What came as a ticket is not a JWS in compact form.",
    remedy: "Send three parts with dots between them, as they are: not encrypted, not encoded again, not cut off.",
  },
  "ticket-too-long": {
    level: "warn",
    setUp: true,
    message: "A ticket is too long for a cookie.",
    remedy: "Leave out claims that docs/connect.md does not name. Real tickets have about 800 characters.",
  },
  "ticket-issuer": {
    level: "error",
    setUp: true,
    message: "A correctly signed ticket names another issuer (iss) than the settings.",
    remedy: "Make TICKET_ISSUER and iss the same, to the letter. A slash at the end counts.",
  },
  "ticket-audience": {
    level: "error",
    setUp: true,
    message: "A correctly signed ticket is for another audience (aud) than the settings say.",
    remedy: "Make TICKET_AUDIENCE and aud the same, to the letter.",
  },
  "ticket-claim": {
    level: "error",
    setUp: true,
    by: ["claims"],
    message: "A correctly signed ticket has claims that are wrong or missing.",
    remedy: "Mend the claims that are named here. docs/connect.md says what each must be.",
  },
  "ticket-return": {
    level: "warn",
    setUp: true,
    by: ["origin"],
    pause: 3_600,
    message:
      "A ticket names a page to return to (return_to) that is not allowed. “Back to sign-in” leads where it always does.",
    remedy:
      "Use https and an origin that is allowed: that of TICKET_ISSUER, of the sign-in link, or one of RETURN_ORIGINS.",
  },
  "ticket-hint": {
    level: "warn",
    setUp: true,
    pause: 3_600,
    message: "A ticket names a mailbox provider (provider_hint) that the content does not know. It is ignored.",
    remedy: "Use a value of the fact provider in content/facts.yaml, or leave the claim out.",
  },
  "ticket-clock": {
    level: "error",
    setUp: true,
    message: "A correctly signed ticket comes from the future: the clocks differ.",
    remedy: "Set the clock of the sign-in system and of this machine by NTP. 60 seconds are forgiven.",
  },
  "ticket-expired": {
    level: "info",
    message: "A ticket is used after its end.",
    remedy:
      "Nothing, when people come back late. When fresh tickets are refused, the clock of the sign-in system is behind.",
  },
  "ticket-used": {
    level: "info",
    message: "A ticket was opened in another browser first, or this browser keeps no cookies.",
    remedy: "Nothing. When it happens to everybody, BASE_URL is not the address that people see.",
  },
  "no-ticket": {
    level: "debug",
    message: "Somebody without a ticket asked about a code.",
    remedy: "Nothing: the wizard works without one.",
  },
});
