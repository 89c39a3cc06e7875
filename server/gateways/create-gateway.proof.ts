import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parseEnv } from "../env.ts";
import { createGateway } from "./create-gateway.ts";
import { listen } from "./testing/loopback.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const webhook = { RESEND_URL: "http://localhost:3001/api/resend", RESEND_SECRET: secret };
const betterAuth = { RESEND_BETTER_AUTH_URL: "http://localhost:3001/api/auth", RESEND_BETTER_AUTH_SECRET: secret };
const sid = (prefix: string) => prefix + "0".repeat(32);
const twilio = {
  TWILIO_VERIFY_SERVICE_SID: sid("VA"),
  TWILIO_ACCOUNT_SID: sid("AC"),
  TWILIO_API_KEY: sid("SK"),
  TWILIO_API_SECRET: "secret",
};

describe("the gateways of the environment", () => {
  test("one that is set up sends on both channels", () => {
    expect(parseEnv(webhook).resend).toMatchObject({ email: { kind: "webhook" }, sms: { kind: "webhook" } });
    expect(parseEnv(twilio).resend).toMatchObject({
      email: { kind: "twilio-verify" },
      sms: { kind: "twilio-verify", username: sid("SK"), password: "secret" },
    });
  });

  test("the auth token serves Twilio where there is no API key, and alone sets up nothing", () => {
    const { TWILIO_API_KEY: _, TWILIO_API_SECRET: __, ...rest } = twilio;
    expect(parseEnv({ ...rest, TWILIO_AUTH_TOKEN: "token" }).resend?.sms).toMatchObject({
      username: sid("AC"),
      password: "token",
    });
    expect(parseEnv({ TWILIO_AUTH_TOKEN: "token" }).resend).toBeUndefined();
  });

  test("several are told apart by channel", () => {
    const both = { ...webhook, ...betterAuth, RESEND_EMAIL_BY: "webhook", RESEND_SMS_BY: "better-auth" };
    expect(parseEnv(both).resend).toMatchObject({ email: { kind: "webhook" }, sms: { kind: "better-auth" } });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ ...webhook, ...betterAuth }, /RESEND_EMAIL_BY must say which gateway sends: webhook or better-auth/],
    [{ ...webhook, RESEND_SMS_BY: "twilio-verify" }, /RESEND_SMS_BY names the gateway twilio-verify, whose settings/],
    [{ RESEND_SMS_BY: "pigeon" }, /RESEND_SMS_BY must be one of webhook/],
    [{ RESEND_BETTER_AUTH_URL: "http://localhost:3001" }, /RESEND_BETTER_AUTH_SECRET must be set/],
    [{ TWILIO_VERIFY_SERVICE_SID: sid("VA") }, /TWILIO_ACCOUNT_SID must be set(.|\n)*TWILIO_API_KEY must be set/],
    [{ ...twilio, TWILIO_API_SECRET: "" }, /TWILIO_API_SECRET must be set with TWILIO_API_KEY/],
    [{ ...twilio, TWILIO_VERIFY_SERVICE_SID: "VA12" }, /TWILIO_VERIFY_SERVICE_SID must be the SID/],
  ])("half a setup is refused and named: %o", (given, message) => {
    expect(() => parseEnv(given)).toThrowError(message);
  });

  test("each delivery goes through the gateway of its channel", async () => {
    const asked: (string | undefined)[] = [];
    const site = await listen((request, response) => {
      asked.push(request.url);
      response.end(JSON.stringify({ status: "sent" }));
    });
    const gateway = await createGateway({
      email: { kind: "webhook", url: `${site.origin}/api/resend`, secret },
      sms: { kind: "better-auth", authUrl: `${site.origin}/api/auth`, secret },
    });
    for (const channel of ["email", "sms"] as const)
      await gateway.send({ id: `delivery-${channel}`, challenge: "challenge-1", channel, requestedAt: new Date() });
    expect(asked).toEqual(["/api/resend", "/api/auth/resend-code"]);
    await site.close();
  });

  test("Twilio's SDK is loaded only where it is used: reading Twilio's reports takes one file of it", () => {
    const loads = (settings: object) => {
      const script = `
        import { createRequire } from "node:module";
        import "./server/delivery-events/readers/texts/twilio.ts";
        import { createGateway } from "./server/gateways/create-gateway.ts";
        const settings = ${JSON.stringify(settings)};
        await createGateway({ email: settings, sms: settings });
        const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("/node_modules/twilio/"));
        console.log(loaded.length);`;
      const options = ["--import", "tsx", "--input-type=module", "--eval", script];
      return Number(execFileSync(process.execPath, options, { encoding: "utf8" }));
    };
    const { kind, ...rest } = { kind: "twilio-verify", accountSid: sid("AC"), username: sid("AC"), password: "p" };
    expect(loads({ kind: "webhook", url: "http://localhost:1", secret })).toBe(1);
    expect(loads({ kind, ...rest, serviceSid: sid("VA") })).toBeGreaterThan(50);
  });
});
