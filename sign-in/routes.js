import { needed } from "./check.js";
import { publicKeys } from "./keys.js";
import { answerResend } from "./resend.js";
import { keyOf } from "./signature.js";
import { memoryStore } from "./store.js";

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
export function helpRoutesOf({ key, resendSecret, send, store = memoryStore(), onError, ...paths }) {
  const { keysPath, resendPath } = { ...defaultPaths, ...paths };
  // What is not set is said at the start, not at the first request.
  keyOf(needed(resendSecret, "the secret of resend requests, RESEND_SECRET"));
  const keys = JSON.stringify(publicKeys(...[key].flat()));
  return async ({ method, path, headers, body }) => {
    if (method === "GET" && path === keysPath) return { status: 200, headers: keysHeaders, body: keys };
    if (method !== "POST" || path !== resendPath) return null;
    return answerResend(
      { body: await body(), headers },
      { secret: resendSecret, send, store, ...(onError && { onError }) },
    );
  };
}

/** Where the adapters listen. */
export const defaultPaths = { keysPath: "/.well-known/wheres-my-code.json", resendPath: "/wheres-my-code/resend" };

const keysHeaders = { "content-type": "application/json", "cache-control": "public, max-age=60" };
