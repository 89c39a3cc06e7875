import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { beforeAll, expect, test } from "vitest";
import { eventSettings } from "../../delivery-events/event-settings.ts";
import { testReply } from "../../delivery-events/readers/own-system.ts";
import { isStandardWebhook } from "../../delivery-events/readers/standard-webhook.ts";
import { listen } from "../../gateways/testing/loopback.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { Finding } from "../finding.ts";
import { type Mischief, startFront, type Wizard } from "../testing/front.ts";
import { examineDoor } from "./examine-door.ts";
import { examineEntry } from "./examine-entry.ts";
import { examineReports } from "./examine-reports.ts";
import { judgeTicket } from "./judge-ticket.ts";
import { readMeans, type TicketMeans } from "./test-ticket.ts";

const eventsSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
const issuer = "https://www.example.com";
const settings = { issuer, audience: "wheres-my-code", keys: { url: undefined, json: "" } };
let wizard: Wizard;
let means: TicketMeans;
let keyFile: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  wizard = { keys: { keys: [{ ...(await exportJWK(publicKey)), kid: "a" }] }, issuer, eventsSecret };
  keyFile = join(mkdtempSync(join(tmpdir(), "key-")), "key.jwk");
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: "a" };
  writeFileSync(keyFile, JSON.stringify(jwk));
  means = await readMeans({ ticket: undefined, key: keyFile }, settings);
});

const notGood = (findings: readonly Finding[]) => findings.filter(({ result }) => result !== "good");

async function examine(mischief: Mischief, by = means): Promise<Finding[]> {
  const url = await startFront(wizard, mischief);
  const { findings, isOpen } = await examineDoor({ url, isSure: true, baseUrl: url, locale: "en" });
  return isOpen ? [...findings, ...(await examineEntry(url, by))] : findings;
}

test("behind a proxy that passes all on, everything is good: pages, forms, tickets, cookies", async () => {
  const findings = await examine({});
  expect(notGood(findings)).toEqual([]);
  expect(findings.map(({ tried }) => tried)).toEqual(
    expect.arrayContaining([
      "Forms",
      "Forged ticket",
      "Ticket that has ended",
      "Good ticket",
      "Cookies",
      "What the holder sees",
    ]),
  );
});

test("without a key or a ticket a forged one is tried all the same, and the rest is unknown", async () => {
  const findings = await examine({}, { ticket: undefined, sign: undefined });
  expect(notGood(findings)).toMatchObject([
    { tried: "Good ticket", result: "unknown", remedy: expect.stringContaining("--ticket") },
  ]);
  expect(findings).toContainEqual(expect.objectContaining({ tried: "Forged ticket", result: "good" }));
});

test("a ticket of the operator is tried whole and with a changed signature", async () => {
  const ticket = await means.sign?.();
  const findings = await examine({}, { ticket, sign: undefined });
  expect(notGood(findings)).toEqual([]);
  expect(findings.map(({ tried }) => tried)).toContain("Ticket with a changed signature");
  expect(JSON.stringify(findings)).not.toContain(ticket?.split(".")[1]);
});

test.each<[string, Mischief, string, RegExp]>([
  [
    "loses the host",
    {
      headers: (headers) => {
        headers.host = "wizard:3000";
      },
    },
    "Forms",
    /Pass the host on/,
  ],
  [
    "changes the origin",
    {
      headers: (headers) => {
        if (headers.origin) headers.origin = `http://${headers.host}`;
      },
    },
    "Forms",
    /Origin as it is/,
  ],
  [
    "keeps back what browsers say",
    {
      headers: (headers) => {
        delete headers["sec-fetch-mode"];
      },
    },
    "Forged ticket",
    /Sec-Fetch-Mode/,
  ],
  ["takes short addresses only", { longest: 1_000 }, "Forged ticket", /Allow 6 kB/],
  [
    "keeps entries",
    {
      reply: (headers) => {
        headers["cache-control"] = ["max-age=60"];
      },
    },
    "Forged ticket",
    /Never cache \/start/,
  ],
  [
    "adds headers of its own",
    {
      reply: (headers) => {
        headers["x-content-type-options"]?.push("nosniff");
      },
    },
    "Security headers",
    /Do not add them/,
  ],
  [
    "takes headers away",
    {
      reply: (headers) => {
        delete headers["content-security-policy"];
      },
    },
    "Security headers",
    /pass on the headers/,
  ],
  [
    "adds a script",
    { body: (body) => body.replace("<script>", "<script>track()</script><script>") },
    "Scripts of the page",
    /Switch off/,
  ],
  [
    "takes cookies apart",
    {
      reply: (headers) => {
        headers["set-cookie"] &&= headers["set-cookie"].map((one) => one.replace("HttpOnly", ""));
      },
    },
    "Cookies",
    /HttpOnly/,
  ],
  [
    "loses cookies",
    {
      headers: (headers) => {
        delete headers.cookie;
      },
    },
    "What the holder sees",
    /Pass Cookie/,
  ],
])("a proxy that %s is found out, with what to do", async (_, mischief, tried, remedy) => {
  const wrongs = notGood(await examine(mischief));
  expect(wrongs).toContainEqual(
    expect.objectContaining({ tried, result: "wrong", remedy: expect.stringMatching(remedy) }),
  );
});

test("a wizard with other settings than these is found out", async () => {
  const strange = await readMeans(
    { ticket: undefined, key: keyFile },
    { ...settings, issuer: "https://elsewhere.example" },
  );
  expect(notGood(await examine({}, { ...means, ticket: await strange.sign?.() }))).toMatchObject([
    { tried: "Good ticket", result: "wrong", says: "is refused: ticket-invalid" },
  ]);
});

test("nobody there is wrong only where somebody said that it runs", async () => {
  const nobody = { url: "http://localhost:9", baseUrl: "http://localhost:9", locale: "en" };
  expect((await examineDoor({ ...nobody, isSure: true })).findings).toMatchObject([{ result: "wrong" }]);
  expect((await examineDoor({ ...nobody, isSure: false })).findings).toMatchObject([{ result: "unknown" }]);
});

test("a signed event there and back: taken, signed with another secret, and not listened to", async () => {
  const url = await startFront(wizard);
  const report = async (secret: string) =>
    (await examineReports(url, eventSettings({ DELIVERY_EVENTS_SECRET: secret })))[0];
  expect(await report(eventsSecret)).toMatchObject({ result: "good" });
  expect(await report(other)).toMatchObject({ result: "wrong", says: "the signature is not taken (401)" });
  expect(JSON.stringify(await report(other))).not.toContain(other);
  expect(await examineReports(url, eventSettings({}))).toMatchObject([{ result: "unused" }]);
});

test("a wizard whose clock is off is told from one with another secret", async () => {
  const site = await listen(async (request, response) => {
    const clock = new Date(Date.now() - 600_000);
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const isRight = isStandardWebhook(headers, Buffer.from(await text(request)), eventsSecret, clock);
    response.writeHead(isRight ? 200 : 401, { date: clock.toUTCString() }).end(isRight ? testReply : "");
  });
  const report = async (secret: string) =>
    (await examineReports(site.origin, eventSettings({ DELIVERY_EVENTS_SECRET: secret })))[0];
  expect(await report(eventsSecret)).toMatchObject({
    says: expect.stringMatching(/^the secret is right, but the clock there is (599|60\d) seconds behind$/),
  });
  expect(await report(other)).toMatchObject({ says: "the signature is not taken (401)" });
  await site.close();
});

test("of a ticket that was passed, everything wrong is named at once, and nothing that it holds", async () => {
  const now = new Date();
  const key = await importJWK(JSON.parse(readFileSync(keyFile, "utf8")), "EdDSA");
  const sign = (claims: object, header: object = {}) =>
    new SignJWT({ ...ticketFor(now), iss: issuer, aud: "wheres-my-code", ...claims })
      .setProtectedHeader({ alg: "EdDSA", kid: "a", ...header })
      .sign(key);
  const judge = async (jws: string) =>
    notGood(await judgeTicket("Ticket", jws, { ticket: settings, keys: wizard.keys, now }));
  expect(await judge(await sign({}))).toEqual([]);
  const second = Math.floor(now.getTime() / 1_000);
  const worst = await judge(
    await sign({
      iss: `${issuer}/`,
      aud: "kestrel-help",
      sub: "jamie@kestrel.example",
      sent_at: now.getTime(),
      iat: second - 1_000,
      exp: second - 200,
    }),
  );
  expect(worst.map(({ tried }) => tried).toSorted()).toEqual([
    "Ticket: aud",
    "Ticket: exp",
    "Ticket: iss",
    "Ticket: sent_at",
    "Ticket: sub",
  ]);
  expect(JSON.stringify(worst)).not.toMatch(/jamie|kestrel-help/);
  expect(await judge(await sign({}, { kid: "b" }))).toMatchObject([{ says: expect.stringContaining("kid b") }]);
  const forged = (await sign({})).split(".");
  expect(await judge([...forged.slice(0, 2), Buffer.alloc(64, 1).toString("base64url")].join("."))).toMatchObject([
    { says: expect.stringContaining("the signature is not by the key a") },
  ]);
  expect(await judge("https://help.example.com/start?ticket=x")).toMatchObject([
    { says: expect.stringContaining("is no JWS") },
  ]);
});
