import { createLocalJWKSet, exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { hearLog } from "../../testing/heard-log.ts";
import { ticketFor } from "../../testing/ticket.ts";
import { readTicket } from "../../tickets/ticket.ts";
import { judgeTicket } from "./judge-ticket.ts";

const [issuer, audience] = ["https://www.example.com", "wheres-my-code"];
const now = new Date("2026-11-22T14:02:00.900Z");
const second = Math.floor(now.getTime() / 1_000);
let ours: GenerateKeyPairResult;
let ourKey: JWK;
let otherKey: JWK;
beforeAll(async () => {
  ours = await generateKeyPair("EdDSA");
  ourKey = { ...(await exportJWK(ours.publicKey)), kid: "a" };
  otherKey = { ...(await exportJWK((await generateKeyPair("EdDSA")).publicKey)), kid: "a" };
});
afterEach(() => void vi.restoreAllMocks());

const sign = (claims: object = {}, header: object = {}) =>
  new SignJWT({ ...ticketFor(now), iss: issuer, aud: audience, ...claims })
    .setProtectedHeader({ alg: "EdDSA", kid: "a", ...header })
    .sign(ours.privateKey);
const judge = async (jws: string, keys: JWK[] = [ourKey]) => {
  const settings = { issuer, audience, keys: { url: undefined, json: "" } };
  const findings = await judgeTicket("Ticket", jws, { ticket: settings, keys: { keys }, now });
  return findings.filter(({ result }) => result !== "good");
};

test("everything wrong with a ticket is named at once, and nothing that it holds", async () => {
  expect(await judge(await sign())).toEqual([]);
  const worst = await judge(
    await sign({
      iss: `${issuer}/`,
      aud: "kestrel-help",
      sub: "jamie@kestrel.example",
      sent_at: now.getTime(),
      iat: second - 1_000,
      exp: second - 200,
      nbf: second + 300,
    }),
  );
  expect(worst.map(({ tried }) => tried).toSorted()).toEqual([
    "Ticket: aud",
    "Ticket: exp",
    "Ticket: iss",
    "Ticket: nbf",
    "Ticket: sent_at",
    "Ticket: sub",
  ]);
  expect(JSON.stringify(worst)).not.toMatch(/jamie|kestrel-help/);
  const forged = (await sign()).split(".");
  expect(await judge([...forged.slice(0, 2), Buffer.alloc(64, 1).toString("base64url")].join("."))).toMatchObject([
    { says: expect.stringContaining("the signature is not by the key a") },
  ]);
  expect(await judge("https://help.example.com/start?ticket=x")).toMatchObject([
    { says: expect.stringContaining("is no JWS") },
  ]);
});

test.each<[string, { claims?: object; header?: object; keys?: () => JWK[] }, string[]]>([
  ["as it should be", {}, []],
  ["an end that is a text", { claims: { exp: "soon" } }, ["Ticket: exp"]],
  ["a beginning that is a text", { claims: { nbf: "now" } }, ["Ticket: nbf"]],
  ["a beginning that lies ahead", { claims: { nbf: second + 61 } }, ["Ticket: nbf"]],
  ["a beginning within what clocks may differ", { claims: { nbf: second + 60 } }, []],
  ["made ahead of its time", { claims: { iat: second + 61, exp: second + 600 } }, ["Ticket: iat"]],
  ["made ahead, within what clocks may differ", { claims: { iat: second + 60, exp: second + 600 } }, []],
  ["ended as long ago as clocks may differ", { claims: { iat: second - 500, exp: second - 60 } }, ["Ticket: exp"]],
  ["ended a second later", { claims: { iat: second - 500, exp: second - 59 } }, []],
  ["without an issuer", { claims: { iss: undefined } }, ["Ticket: iss"]],
  ["for several", { claims: { aud: ["shop", audience] } }, []],
  ["a key that is not published", { header: { kid: "b" } }, ["Ticket"]],
  ["two keys with its kid", { keys: () => [ourKey, otherKey] }, ["Ticket"]],
  ["no kid, and two keys", { header: { kid: undefined }, keys: () => [ourKey, { ...otherKey, kid: "b" }] }, ["Ticket"]],
])("the doctor and the wizard agree on a ticket: %s", async (_, { claims, header, keys = () => [ourKey] }, tried) => {
  hearLog();
  const jws = await sign(claims, header);
  expect((await judge(jws, keys())).map((finding) => finding.tried)).toEqual(tried);
  const { ticket } = await readTicket(jws, now, { getKey: createLocalJWKSet({ keys: keys() }), issuer, audience });
  expect(ticket === undefined).toBe(tried.length > 0);
});

test("two keys with one kid are told from a ticket without one", async () => {
  expect(await judge(await sign(), [ourKey, otherKey])).toMatchObject([{ remedy: "Give each key a kid of its own." }]);
  const nameless = await sign({}, { kid: undefined });
  expect(await judge(nameless, [ourKey, { ...otherKey, kid: "b" }])).toMatchObject([
    { remedy: expect.stringContaining("Write the kid") },
  ]);
});
