import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";
import { type Env, env } from "../env.ts";
import { parseJson } from "../json-body.ts";
import type { Fields, Kind } from "../log/log.js";
import { wrongFields } from "../log/wrong-fields.js";
import { readRawBody } from "../raw-body.ts";
import { withoutQuery } from "../without-query.js";
import { publicKeySetSchema } from "./key-set.ts";

export interface TicketKeys {
  getKey: JWTVerifyGetKey & { jwks?: () => JSONWebKeySet | undefined };
  issuer: string;
  audience: string;
  /** Fetches the keys again; `false` where they do not come from an address, do not come at all, or were tried a moment ago. */
  fetchAgain?: () => Promise<boolean>;
}

/** The keys of the environment, `undefined` when none are set. */
export function ticketKeys(): TicketKeys | undefined {
  const settings = env().ticket;
  if (settings) globalThis.loadedTicketKeys ??= keysOf(settings);
  return globalThis.loadedTicketKeys;
}

/**
 * Keys by address or as they are. A remote set is fetched when first needed and kept for ten minutes; a `kid` it does not hold has it fetched
 * again (rotation), and so has a signature that does not fit, but not within ten seconds, so that made-up ones cost nothing. A key counts as long as the
 * set lists it.
 */
export function keysOf({ keys, issuer, audience }: NonNullable<Env["ticket"]>): TicketKeys {
  if (keys.url === undefined)
    return { issuer, audience, getKey: usable(createLocalJWKSet(publicKeySetSchema.parse(JSON.parse(keys.json)))) };
  const remote = createRemoteJWKSet(new URL(keys.url), {
    timeoutDuration: 5_000,
    cooldownDuration: coolDown,
    cacheMaxAge: 600_000,
    [customFetch]: fetchKeys,
  });
  // It cools down after a success only.
  let triedAt = Number.NEGATIVE_INFINITY;
  const fetchAgain = async () => {
    if (remote.coolingDown || Date.now() - triedAt < coolDown) return false;
    triedAt = Date.now();
    return remote.reload().then(
      () => true,
      () => false,
    );
  };
  return { issuer, audience, getKey: usable(remote), fetchAgain };
}

/** Milliseconds in which a set is not fetched again. */
const coolDown = 10_000;

/** A key of the set that cannot be read is trouble with the keys, not with the ticket that names it. */
function usable(getKey: JWTVerifyGetKey & { jwks: () => JSONWebKeySet | undefined }): TicketKeys["getKey"] {
  const get: JWTVerifyGetKey = async (header, token) => {
    try {
      return await getKey(header, token);
    } catch (cause) {
      if (cause instanceof KeysTrouble || cause instanceof errors.JWKSNoMatchingKey) throw cause;
      if (cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw new KeysTrouble("ticket-key-broken", { kid: shortened(header.kid) }, { cause });
    }
  };
  return Object.assign(get, { jwks: getKey.jwks });
}

/** Enough to find a key by. Names of keys are often long hashes. */
export function shortened(kid: string | undefined): string {
  if (kid === undefined) return "(none)";
  return kid.length > 12 ? `${kid.slice(0, 12)}…` : kid;
}

/** Why the keys cannot be had, as a kind of the log. */
export class KeysTrouble extends Error {
  constructor(
    readonly kind: Kind,
    readonly fields: Fields,
    options?: ErrorOptions,
  ) {
    super(kind, options);
  }
}

/** What a set of a few keys weighs, many times over. */
const longestSet = 256 * 1_024;

/** Replies with a key set; throws a `KeysTrouble` for everything else. */
const fetchKeys: FetchImplementation = async (address, options) => {
  const host = new URL(address).host;
  const response = await fetch(address, options).catch((cause: unknown) => {
    throw new KeysTrouble("ticket-keys-unreachable", { host }, { cause });
  });
  const { status, headers } = response;
  if (status !== 200) await response.body?.cancel();
  if (status >= 300 && status < 400)
    throw new KeysTrouble("ticket-keys-redirect", { host, status, to: goalOf(headers.get("location"), address) });
  if (status !== 200) throw new KeysTrouble("ticket-keys-status", { host, status });
  const body = await readRawBody(response, longestSet).catch((cause: unknown) => {
    throw new KeysTrouble("ticket-keys-unreachable", { host }, { cause });
  });
  const type = headers.get("content-type")?.split(";", 1)[0];
  const given = parseJson(body?.toString("utf8") ?? "");
  if (given === undefined) throw new KeysTrouble("ticket-keys-not-json", { host, type });
  const set = publicKeySetSchema.safeParse(given);
  if (!set.success)
    throw new KeysTrouble("ticket-keys-not-a-set", {
      host,
      problems: wrongFields(set.error.issues, { most: 4 }),
    });
  return Response.json(given);
};

function goalOf(location: string | null, base: string): string | undefined {
  if (location === null || !URL.canParse(location, base)) return undefined;
  return withoutQuery(new URL(location, base).href);
}

declare global {
  var loadedTicketKeys: TicketKeys | undefined;
}
