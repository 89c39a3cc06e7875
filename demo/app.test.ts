import { createRemoteJWKSet, jwtVerify } from "jose";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { createApp } from "./app.ts";
import { readEnv } from "./env.ts";

const wizardUrl = "http://wizard.example";
const env = readEnv({
  DEMO_PORT: "0",
  DEMO_SMTP_PORT: "0",
  DEMO_TEST: "1",
  WIZARD_URL: wizardUrl,
  TICKET_ISSUER: "kestrel",
});
let app: Awaited<ReturnType<typeof createApp>>;
beforeAll(async () => {
  app = await createApp(env);
});
afterAll(() => app.close());

/** A mail goes over real SMTP, which takes a busy machine longer than a moment. */
const travel = { timeout: 20_000 };

test("a person signs in with the code from the mailbox", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("email");
  const code = await person.newestCode("email");
  expect(await person.typeCode(codePath, code)).toContain("Welcome back, Jamie.");
});

test("a person signs in with the code from the phone", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("sms");
  expect(await person.typeCode(codePath, await person.newestCode("sms"))).toContain("Welcome back, Jamie.");
});

test("only the newest code counts, and an older one is recognised and refused kindly", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("email");
  const first = await person.newestCode("email");
  await person.post(`${codePath}/resend`, {});
  await vi.waitFor(async () => expect(await person.newestCode("email")).not.toBe(first), travel);
  expect(await person.typeCode(codePath, first)).toContain("This is an older code.");
  expect(await person.typeCode(codePath, await person.newestCode("email"))).toContain("You're in");
});

test("after five wrong codes even the right one is refused until a new one is asked for", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("email");
  const code = await person.newestCode("email");
  const wrong = code === "000000" ? "000001" : "000000";
  for (let time = 0; time < 5; time++)
    expect(await person.typeCode(codePath, wrong)).toContain("That is not the code.");
  expect(await person.typeCode(codePath, code)).toContain("tried too often");
  expect(await person.typeCode(codePath, code)).toContain("tried too often");
});

test("a code cannot be used from another browser's sign-in page", async () => {
  const [person, stranger] = [await visitor(), await visitor()];
  const codePath = await person.askForCode("email");
  const answer = await stranger.post(codePath, { code: await person.newestCode("email") });
  expect(answer.headers.get("location")).toBe("/sign-in");
});

test("“Didn't get a code?” opens the wizard with a fresh ticket that names nobody", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("sms");
  const ticket = await person.ticket(codePath);
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", app.url));
  const { payload, protectedHeader } = await jwtVerify(ticket, keys, { issuer: "kestrel", audience: "wheres-my-code" });

  expect(protectedHeader).toMatchObject({ alg: "EdDSA", kid: expect.any(String) });
  expect(payload).toMatchObject({
    sub: expect.stringMatching(/^[0-9a-f]{64}$/),
    jti: expect.any(String),
    challenge: codePath.split("/").at(-1),
    channel: "sms",
    destination: expect.stringMatching(/^\+44 ••• ••\d\d$/),
    destination_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    dial_code: "44",
    country: "GB",
    locale: "en",
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(900);
  expect(payload.code_expires_at).toBe(Number(payload.sent_at) + 120);
  const { account } = await person.world();
  expect(JSON.stringify(payload)).not.toContain(account.phone.slice(-10));
  expect(await person.ticket(codePath)).not.toBe(ticket);
});

test("the wizard's signed request sends a new code once, however often it is repeated", async () => {
  const person = await visitor();
  const challenge = idOf(await person.askForCode("email"));
  const answers = await Promise.all([1, 2, 3].map(() => askResend("msg_once", challenge)));
  const repeated = await askResend("msg_once", challenge);
  for (const answer of [...answers, repeated]) {
    expect(answer).toEqual({ status: 200, body: { status: "sent", code_expires_at: expect.any(Number) } });
    expect(answer.body).toEqual(repeated.body);
  }
  expect(await sends(challenge)).toHaveLength(2);
});

test("a text code is sent again by better-auth itself, once for a repeated request, and signs the person in", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("sms");
  const challenge = idOf(codePath);
  const first = await person.newestCode("sms");
  const byBetterAuth = () => askResend("msg_text", challenge, { path: "/api/auth/resend-code" });
  const answers = [...(await Promise.all([byBetterAuth(), byBetterAuth()])), await byBetterAuth()];
  for (const answer of answers)
    expect(answer).toEqual({ status: 200, body: { status: "sent", code_expires_at: expect.any(Number) } });
  expect(await sends(challenge)).toMatchObject([{ asked: "sign-in" }, { asked: "wizard", wizardDelivery: "msg_text" }]);
  await vi.waitFor(async () => expect(await person.newestCode("sms")).not.toBe(first), travel);
  expect(await person.typeCode(codePath, first)).toContain("This is an older code.");
  expect(await person.typeCode(codePath, await person.newestCode("sms"))).toContain("Welcome back, Jamie.");
  expect(await askResend("msg_over", challenge, { path: "/api/auth/resend-code" })).toMatchObject({ status: 422 });
});

test("better-auth that is switched off in the control panel accepts the same request later", async () => {
  const person = await visitor();
  const challenge = idOf(await person.askForCode("sms"));
  const ask = () => askResend("msg_text_later", challenge, { path: "/api/auth/resend-code" });
  await person.post("/panel", { fault: "resend-down", to: "on" });
  expect((await ask()).status).toBe(503);
  await person.post("/panel", { fault: "resend-down", to: "off" });
  expect((await ask()).status).toBe(200);
  expect(await sends(challenge)).toHaveLength(2);
});

test("an unsigned or wrongly signed request sends nothing", async () => {
  const person = await visitor();
  const challenge = idOf(await person.askForCode("email"));
  const forged = await askResend("msg_forged", challenge, { secret: strange });
  const unsigned = await fetch(new URL("/api/resend", app.url), { method: "POST", body: "{}" });
  expect([forged.status, unsigned.status]).toEqual([401, 401]);
  expect(await sends(challenge)).toHaveLength(1);
});

test.each(["/api/resend", "/api/auth/resend-code"])(
  "a signed test request to %s sends nothing, not even for a pending challenge",
  async (path) => {
    const person = await visitor();
    const challenge = idOf(await person.askForCode("email"));
    const answer = await askResend("msg_test", challenge, { path, type: "code.resend.test" });
    expect(answer).toEqual({ status: 200, body: { status: "test" } });
    const forged = await askResend("msg_test", challenge, { path, type: "code.resend.test", secret: strange });
    expect(forged.status).toBe(401);
    expect(await sends(challenge)).toHaveLength(1);
    // The test used nothing up.
    expect(await askResend("msg_test", challenge, { path: "/api/resend" })).toMatchObject({ body: { status: "sent" } });
  },
);

test("a challenge that is over, or never was, is refused for good", async () => {
  const person = await visitor();
  const codePath = await person.askForCode("email");
  await person.typeCode(codePath, await person.newestCode("email"));
  const refusal = { status: 422, body: { status: "refused", reason: "challenge-over" } };
  expect(await askResend("msg_over", idOf(codePath))).toEqual(refusal);
  expect(await askResend("msg_unknown", "ch_nobody-knows")).toEqual(refusal);
});

test("an endpoint that was down accepts the same request later", async () => {
  const person = await visitor();
  const challenge = idOf(await person.askForCode("email"));
  await person.post("/panel", { fault: "resend-down", to: "on" });
  expect(await askResend("msg_later", challenge)).toMatchObject({ status: 503 });
  await person.post("/panel", { fault: "resend-down", to: "off" });
  expect(await askResend("msg_later", challenge)).toMatchObject({ status: 200 });
  expect(await sends(challenge)).toHaveLength(2);
});

test("correcting a typo keeps the challenge, so the wizard's next code reaches the right mailbox", async () => {
  const person = await visitor();
  await person.post("/panel", { fault: "typo", to: "on" });
  const { email, account } = await person.world();
  expect(account.email).not.toBe(email);
  const codePath = await person.askForCode("email");
  await person.post(`${codePath}/address`, { address: email });
  await askResend("msg_typo", idOf(codePath));
  expect(await person.typeCode(codePath, await person.newestCode("email"))).toContain("Welcome back, Jamie.");
});

test("what a person types is shown as text, never as markup", async () => {
  const person = await visitor();
  const answer = await person.post("/sign-in", { channel: "email", address: `"><script>alert(1)</script>` });
  const page = await answer.text();
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&#60;script&#62;alert(1)");
});

test("a form from another origin changes nothing", async () => {
  const person = await visitor();
  const answer = await person.post("/panel", { fault: "typo", to: "on" }, { "sec-fetch-site": "same-site" });
  expect(answer.status).toBe(403);
  expect((await person.world()).faults).toEqual([]);
});

/** A person with a browser: a cookie jar of their own, and so a world of their own. */
async function visitor() {
  const jar = new Map<string, string>();
  async function go(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, app.url), {
      redirect: "manual",
      ...init,
      headers: { ...init.headers, cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  }
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    go(path, { method: "POST", body: new URLSearchParams(fields), headers });
  const world = async () => worldSchema.parse(await (await go("/test/world")).json());

  await go("/sign-in");
  return {
    post,
    world,
    async askForCode(channel: "email" | "sms") {
      const { account } = await world();
      const answer = await post("/sign-in", { channel, address: channel === "email" ? account.email : account.phone });
      return answer.headers.get("location") ?? "";
    },
    newestCode: (channel: "email" | "sms") =>
      vi.waitFor(async () => {
        const page = await (await go(channel === "email" ? "/mailbox" : "/phone")).text();
        return /(\d{6}) is your Kestrel code/.exec(page)?.[1] ?? expect.fail("no code yet");
      }, travel),
    async typeCode(codePath: string, code: string) {
      const answer = await post(codePath, { code });
      const next = answer.headers.get("location");
      return next ? (await go(next)).text() : answer.text();
    },
    async ticket(codePath: string) {
      const location = (await go(`${codePath}/help`)).headers.get("location") ?? "";
      expect(location.startsWith(`${wizardUrl}/start?ticket=`)).toBe(true);
      return new URL(location).searchParams.get("ticket") ?? "";
    },
  };
}

const strange = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

async function askResend(
  id: string,
  challenge: string,
  {
    secret = env.resendSecret,
    path = "/api/resend",
    type = "code.resend",
  }: { secret?: string; path?: string; type?: string } = {},
) {
  const now = new Date();
  const data = { delivery: id, challenge, channel: "email" };
  const body = JSON.stringify({ type, timestamp: Math.floor(now.getTime() / 1000), data });
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, now, body),
  };
  const answer = await fetch(new URL(path, app.url), { method: "POST", body, headers });
  const text = await answer.text();
  return {
    status: answer.status,
    body: z.record(z.string(), z.unknown()).parse(text ? JSON.parse(text) : {}),
  };
}

async function sends(challenge: string) {
  return z.array(z.unknown()).parse(await (await fetch(new URL(`/test/sends?challenge=${challenge}`, app.url))).json());
}

function idOf(codePath: string): string {
  return codePath.split("/").at(-1) ?? "";
}

const worldSchema = z.object({
  email: z.string(),
  account: z.object({ email: z.string(), phone: z.string() }),
  faults: z.array(z.string()),
});
