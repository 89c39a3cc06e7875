import { createLocalJWKSet, type JWK } from "jose";
import { z } from "zod";
import { ticketAlgorithms } from "../../tickets/ticket.ts";
import { type Finding, good, unused, wrong } from "../finding.ts";

/** Which of these keys tickets can be checked with, and what is dangerous or in the way. */
export async function judgeKeys(keys: readonly JWK[], now: Date): Promise<Finding[]> {
  const judged = await Promise.all(
    keys.map(async (key) => ({ key, name: nameOf(key), algorithms: await algorithmsOf(key) })),
  );
  const usable = judged.filter(({ algorithms }) => algorithms.length > 0);
  const findings: Finding[] = [];
  if (usable.length === 0)
    findings.push(
      wrong(
        "Keys for tickets",
        `none of the keys fits: ${keys.map(describe).join("; ")}`,
        "Publish an Ed25519 key (alg EdDSA) or a P-256 key (alg ES256), with use sig or without use.",
      ),
    );
  else
    findings.push(
      good("Keys for tickets", usable.map(({ name, algorithms }) => `${name}: ${algorithms.join(", ")}`).join("; ")),
    );
  if (usable.length > 0 && usable.length < judged.length) {
    const others = judged.filter(({ algorithms }) => algorithms.length === 0).map(({ key }) => describe(key));
    findings.push(
      unused(
        "Other keys",
        `${others.join("; ")} cannot sign tickets`,
        "Leave them: they do no harm. Sign tickets with one of those above.",
      ),
    );
  }
  return [
    ...findings,
    ...nameFindings(usable.map(({ key }) => key)),
    ...usable.flatMap(({ key }) => ageFindings(key, now)),
  ];
}

/** The algorithms with which this key is taken, as the reader of tickets finds out. */
async function algorithmsOf(key: JWK): Promise<string[]> {
  const getKey = createLocalJWKSet({ keys: [key] });
  const fits = await Promise.all(
    ticketAlgorithms.map((alg) =>
      getKey({ alg, ...(typeof key.kid === "string" ? { kid: key.kid } : {}) }).then(
        () => true,
        () => false,
      ),
    ),
  );
  return ticketAlgorithms.filter((_, index) => fits[index]);
}

/** Of private keys, and of keys that both sides share. */
const secretParts = ["d", "p", "q", "dp", "dq", "qi", "k", "priv"];

/** Each key of which more than the public part is there. */
export function privateFindings(keys: readonly JWK[]): Finding[] {
  return keys.flatMap((key) => {
    const parts = Object.keys(key).filter((name) => secretParts.includes(name));
    if (parts.length === 0) return [];
    return [
      wrong(
        `Key ${nameOf(key)}`,
        `its private part (${parts.join(", ")}) is published: whoever reads it can make tickets`,
        "Take it down now, make a new key, and publish only its public part.",
      ),
    ];
  });
}

function nameFindings(keys: readonly JWK[]): Finding[] {
  const nameless = keys.filter(({ kid }) => kid === undefined).length;
  const twice = [
    ...new Set(keys.map(({ kid }) => kid).filter((kid, at, all) => kid !== undefined && all.indexOf(kid) !== at)),
  ];
  return [
    ...(keys.length > 1 && nameless > 0
      ? [
          wrong(
            "Names of keys",
            `${nameless} of ${keys.length} have no kid, so nobody can tell which one signed`,
            "Give each key its own kid, and write it into the header of each ticket.",
          ),
        ]
      : []),
    ...(twice.length > 0
      ? [wrong("Names of keys", `several keys have the kid ${twice.join(", ")}`, "Give each key its own kid.")]
      : []),
  ];
}

const second = z.number().optional().catch(undefined);
const agesSchema = z.object({ iat: second, nbf: second, exp: second });

/** Some sets say how old their keys are (`iat`, `nbf`, `exp` in seconds). The wizard does not look at that. */
function ageFindings(key: JWK, now: Date): Finding[] {
  const { iat, nbf, exp } = agesSchema.parse(key);
  const seconds = now.getTime() / 1_000;
  const days = (from: number) => Math.round(Math.abs(from - seconds) / 86_400);
  if (exp !== undefined && exp < seconds)
    return [
      wrong(
        `Key ${nameOf(key)}`,
        `says that it ended ${days(exp)} days ago; tickets by it are taken all the same`,
        "Take keys out of the set when they end.",
      ),
    ];
  const began = nbf ?? iat;
  if (began === undefined || began > seconds) return [];
  return [good(`Age of key ${nameOf(key)}`, `${days(began)} days`)];
}

function nameOf({ kid }: JWK): string {
  if (typeof kid !== "string") return "(no kid)";
  return kid.length > 16 ? `${kid.slice(0, 16)}…` : kid;
}

function describe(key: JWK): string {
  const parts = [key.kty, key.crv, key.alg && `alg ${key.alg}`, key.use && `use ${key.use}`];
  return `${nameOf(key)} (${parts.filter(Boolean).join(", ")})`;
}
