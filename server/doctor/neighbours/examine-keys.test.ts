import { exportJWK, generateKeyPair, type JWK } from "jose";
import { afterEach, beforeAll, expect, test } from "vitest";
import { type Loopback, listen, noName } from "../../gateways/testing/loopback.ts";
import type { Finding } from "../finding.ts";
import { examineKeys, type KeysFound } from "./examine-keys.ts";

const now = new Date();
let ed: JWK;
let secretPart: JWK;
let es: JWK;
let rsa: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  [ed, secretPart] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)];
  es = await exportJWK((await generateKeyPair("ES256")).publicKey);
  rsa = await exportJWK((await generateKeyPair("RS256")).publicKey);
});

let site: Loopback | undefined;
afterEach(() => site?.close());

interface Served {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** What is not good about a set that a real server sends. */
async function troubleOf(served: Served, issuer?: string): Promise<Finding[]> {
  return (await examined(served, issuer)).findings.filter(({ result }) => result !== "good");
}

async function examined({ status = 200, headers = {}, body }: Served, issuer?: string): Promise<KeysFound> {
  site = await listen((_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  const settings = {
    issuer: issuer ?? site.origin,
    audience: "wheres-my-code",
    keys: { url: `${site.origin}/jwks.json`, json: undefined },
  };
  return examineKeys(settings, now);
}

test("a set with keys of both kinds, each with its name, is good", async () => {
  const keys = [
    { ...ed, kid: "a", alg: "EdDSA", use: "sig", iat: now.getTime() / 1_000 - 864_000 },
    { ...es, kid: "b" },
  ];
  expect(await troubleOf({ body: { keys } })).toEqual([]);
});

test("of a set with a private key in it nothing is called good, as the wizard takes none of its keys", async () => {
  const body = {
    keys: [
      { ...secretPart, kid: "a" },
      { ...es, kid: "b" },
    ],
  };
  const { findings, keys } = await examined({ body });
  expect(findings.filter(({ tried }) => /key/i.test(tried))).toMatchObject([
    { tried: "Key a", result: "wrong", says: expect.stringContaining("private part (d)") },
  ]);
  expect(keys).toBeNull();
  expect(JSON.stringify(findings)).not.toContain(secretPart.d);
});

test.each<[string, () => JWK[], string, RegExp]>([
  ["only RSA", () => [{ ...rsa, kid: "r", alg: "RS256" }], "wrong", /none of the keys fits: r \(RSA, alg RS256\)/],
  ["only for encryption", () => [{ ...ed, kid: "a", use: "enc" }], "wrong", /none of the keys fits/],
  [
    "an algorithm that tickets do not use",
    () => [{ ...ed, kid: "a", alg: "Ed25519" }],
    "wrong",
    /none of the keys fits/,
  ],
  [
    "RSA beside one that fits",
    () => [
      { ...rsa, kid: "r" },
      { ...ed, kid: "a" },
    ],
    "unused",
    /r \(RSA\) cannot sign tickets/,
  ],
  ["two without a name", () => [ed, es], "wrong", /2 of 2 have no kid/],
  [
    "two with one name",
    () => [
      { ...ed, kid: "a" },
      { ...es, kid: "a" },
    ],
    "wrong",
    /several keys have the kid a/,
  ],
  [
    "a key that has ended",
    () => [{ ...ed, kid: "a", exp: now.getTime() / 1_000 - 864_000 }],
    "wrong",
    /ended 10 days ago/,
  ],
])("%s", async (_, keys, result, says) => {
  expect(await troubleOf({ body: { keys: keys() } })).toMatchObject([
    { result, says: expect.stringMatching(says), remedy: expect.any(String) },
  ]);
});

test.each<[string, Served, RegExp]>([
  [
    "a redirect",
    { status: 301, headers: { location: "/keys?token=1" }, body: "" },
    /Set TICKET_JWKS_URL to http:\/\/127\.0\.0\.1:\d+\/keys$/,
  ],
  ["nothing there", { status: 404, body: "" }, /Correct TICKET_JWKS_URL/],
  ["a page", { headers: { "content-type": "text/html" }, body: "<html>" }, /not with a page/],
  ["something else", { body: { hello: "world" } }, /It has to look like/],
])("%s instead of a set is named, with what to do", async (_, served, remedy) => {
  const [finding] = await troubleOf(served);
  expect(finding).toMatchObject({ result: "wrong", remedy: expect.stringMatching(remedy) });
});

test("a clock that is off, a set out of a long cache, and a strange issuer are noticed", async () => {
  const headers = {
    date: new Date(now.getTime() - 300_000).toUTCString(),
    age: "1200",
    "cache-control": "public, max-age=86400",
  };
  expect(await troubleOf({ headers, body: { keys: [{ ...ed, kid: "a" }] } }, "kestrel")).toMatchObject([
    {
      tried: "Clock of the sign-in system",
      result: "wrong",
      says: expect.stringMatching(/^is (29\d|30\d) seconds behind/),
    },
    { result: "unknown", says: expect.stringContaining("1440 minutes") },
    { tried: "TICKET_ISSUER kestrel", result: "unknown" },
  ]);
});

test("a server that is not there, and a name that is not, are told apart", async () => {
  const at = async (url: string) =>
    (await examineKeys({ issuer: url, audience: "a", keys: { url, json: undefined } }, now)).findings[0];
  const gone = await listen(() => undefined);
  await gone.close();
  expect(await at(gone.origin)).toMatchObject({ result: "wrong", says: expect.stringContaining("nobody listens") });
  expect(await at(`http://${noName}/`)).toMatchObject({
    result: "wrong",
    says: expect.stringContaining("no such host name"),
  });
});
