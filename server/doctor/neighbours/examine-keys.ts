import type { JSONWebKeySet } from "jose";
import { z } from "zod";
import type { Env } from "../../env.ts";
import { parseJson } from "../../json-body.ts";
import { clockFindings } from "../clock.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";
import { knock, type Reply } from "../knock.ts";
import { judgeKeys, privateFindings } from "./judge-keys.ts";

export interface KeysFound {
  findings: Finding[];
  /** What the wizard would check tickets with; `null` when it would have none. */
  keys: JSONWebKeySet | null;
}

type TicketSettings = NonNullable<Env["ticket"]>;

/** The keys that tickets are checked with, fetched as the wizard fetches them. */
export async function examineKeys(ticket: Env["ticket"], now: Date): Promise<KeysFound> {
  if (!ticket)
    return {
      findings: [
        unknown(
          "Ticket keys",
          "none are set, so the button for a new code is off",
          "Set TICKET_JWKS_URL and TICKET_ISSUER (docs/connect.md).",
        ),
      ],
      keys: null,
    };
  const { url, json } = ticket.keys;
  const found = url === undefined ? await readSet("TICKET_JWKS", json, now) : await fetchSet(url, now);
  return { ...found, findings: [...found.findings, issuerFinding(ticket)] };
}

async function fetchSet(url: string, now: Date): Promise<KeysFound> {
  const tried = `Key set at ${withoutQuery(url)}`;
  const reply = await knock(url, { headers: { accept: "application/json, application/jwk-set+json" } });
  if ("trouble" in reply) return { findings: [wrong(tried, reply.trouble, reply.remedy)], keys: null };
  const refused = refusedFinding(tried, url, reply);
  if (refused) return { findings: [refused], keys: null };
  const { findings, keys } = await readSet(tried, reply.body, now, reply.headers["content-type"]?.[0]);
  return {
    findings: [...findings, ...clockFindings("Clock of the sign-in system", reply), ...keptFindings(reply)],
    keys,
  };
}

function refusedFinding(tried: string, url: string, { status, headers }: Reply): Finding | null {
  if (status === 200) return null;
  const location = headers.location?.[0];
  if (status >= 300 && status < 400)
    return wrong(
      tried,
      `replies ${status}: it sends on to another address, which is not followed`,
      location && URL.canParse(location, url)
        ? `Set TICKET_JWKS_URL to ${withoutQuery(new URL(location, url).href)}`
        : "Set TICKET_JWKS_URL to where the keys really are.",
    );
  return wrong(
    tried,
    `replies ${status}`,
    "Correct TICKET_JWKS_URL, and let anybody read the set: its keys are public.",
  );
}

const setSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

async function readSet(tried: string, text: string, now: Date, type?: string): Promise<KeysFound> {
  const kind = type ? ` (${type.split(";", 1)[0]})` : "";
  const json = parseJson(text);
  if (json === undefined)
    return {
      findings: [wrong(tried, `is no JSON${kind}`, "Let the address reply with the key set itself, not with a page.")],
      keys: null,
    };
  const set = setSchema.safeParse(json);
  if (!set.success)
    return {
      findings: [
        wrong(
          tried,
          `is no set of keys${kind}`,
          'It has to look like {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"…","x":"…"}]}.',
        ),
      ],
      keys: null,
    };
  const published = privateFindings(set.data.keys);
  // The wizard takes none of the keys of such a set.
  if (set.data.keys.some(({ d }) => d !== undefined)) return { findings: published, keys: null };
  const count = set.data.keys.length;
  const isJson = type === undefined || /json/i.test(type);
  const there = good(
    tried,
    `holds ${count} key${count === 1 ? "" : "s"}${isJson ? "" : `; it calls itself ${type}, which works, but is better application/json`}`,
  );
  return { findings: [...published, there, ...(await judgeKeys(set.data.keys, now))], keys: set.data };
}

/** The wizard keeps a set for ten minutes, and asks again for a `kid` that it does not hold. */
function keptFindings({ headers }: Reply): Finding[] {
  const age = Number(headers.age?.[0] ?? 0);
  const life = Number(/(?:^|[\s,])(?:s-maxage|max-age)=(\d+)/.exec(headers["cache-control"]?.[0] ?? "")?.[1] ?? 0);
  if (age === 0 || life <= 3_600) return [];
  return [
    unknown(
      "How new the key set is",
      `it comes out of a cache that keeps it for ${Math.round(life / 60)} minutes, this one for ${Math.round(age / 60)} already`,
      "Publish a new key at least that long before it signs, or let the cache keep the set for minutes only.",
    ),
  ];
}

function issuerFinding({ issuer, keys }: TicketSettings): Finding {
  const tried = `TICKET_ISSUER ${issuer}`;
  const compare =
    "Compare it, letter by letter, with the claim iss of one of your tickets; or pass one: npm run doctor -- --ticket …";
  if (!URL.canParse(issuer)) return unknown(tried, "is no web address, which most sign-in systems put there", compare);
  const isElsewhere = keys.url !== undefined && new URL(keys.url).host !== new URL(issuer).host;
  if (isElsewhere) return unknown(tried, "names another host than the one with the keys", compare);
  if (/[^/]\/$/.test(issuer.replace(/^https?:\/\//, "")) && new URL(issuer).pathname === "/")
    return unknown(tried, "ends with a slash, which has to stand in the ticket as well", compare);
  return good(tried, "is a web address");
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
