import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { causeOf } from "#machines/evidence/cause-of.ts";
import type { SendFailure } from "#machines/resend/delivery.ts";
import { readContentFolder } from "../content/content-folder.ts";
import { hearLog } from "../testing/heard-log.ts";
import type { Gateway } from "./gateway.ts";
import { gatewayContract } from "./testing/contract.ts";
import { faultyLine } from "./testing/faulty-line.ts";
import { listen } from "./testing/loopback.ts";
import { startVerifyApi, type VerifyApi, verifyAccess } from "./testing/verify-api.ts";
import { twilioVerifyGateway } from "./twilio-verify.ts";

const { codes } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error("the delivery codes of the content cannot be read");
const settings = {
  ...verifyAccess,
  causeOf: (code: number) => causeOf(codes, { provider: "twilio-verify", code: String(code) }).cause,
};
const { username, password } = verifyAccess;
/** As the access data travel. */
const basic = Buffer.from(`${username}:${password}`).toString("base64");
const addresses = { email: "jamie@mail.example", sms: "+447400123456" };

gatewayContract("twilio-verify", async () => {
  const api = await startVerifyApi();
  const line = await faultyLine(api.origin);
  let person = 0;
  return {
    gateway: (timeout) => twilioVerifyGateway({ ...settings, timeout, origin: line.origin }),
    line,
    channels: ["sms", "email"],
    async pending(channel) {
      person += 1;
      const destination = channel === "sms" ? `+4474001234${person + 10}` : `jamie-${person}@mail.example`;
      return { challenge: api.start(destination, channel).sid, destination };
    },
    async over() {
      const verification = api.start("+447400999999", "sms");
      verification.status = "approved";
      return verification.sid;
    },
    resent: async (challenge) => api.resent(challenge),
    secrets: () => [verifyAccess.password, basic],
    stop: () => api.close(),
  };
});

describe("the twilio-verify gateway", () => {
  let api: VerifyApi;
  let gateway: Gateway;
  beforeAll(async () => {
    api = await startVerifyApi();
    gateway = twilioVerifyGateway({ ...settings, origin: api.origin });
  });
  afterAll(() => api.close());

  const send = (challenge: string, channel: "email" | "sms" = "sms") =>
    gateway.send({ id: "delivery-1", challenge, channel, requestedAt: new Date() });
  const refused = (reason: SendFailure) => ({ outcome: "refused", reason });
  const later = { outcome: "later" };

  test.each([
    [400, 60200, refused("unreachable")],
    [429, 60202, refused("too-many")],
    [429, 60203, refused("too-many")],
    [400, 60204, refused("refused")],
    [400, 60205, refused("unreachable")],
    [429, 60207, later],
    [429, 60212, later],
    [400, 60212, later],
    [400, 60217, refused("refused")],
    [400, 60220, refused("refused")],
    [400, 60223, refused("refused")],
    [403, 60238, refused("country-refused")],
    [403, 60410, refused("refused")],
    [403, 60413, refused("refused")],
    [403, 60605, refused("country-refused")],
    [400, 60999, refused("refused")],
    [429, 20429, later],
    [503, 20503, { outcome: "unknown" }],
    [500, 60200, { outcome: "unknown" }],
  ])("Twilio's %i with code %i is told the outbox as it must act on it", async (status, code, result) => {
    api.failNext(status, code);
    expect(await send(api.start(addresses.sms, "sms").sid)).toEqual(result);
  });

  test.each([
    ["7", 7],
    ["0", 1],
    ["999999", 86_400],
  ])("Retry-After: %s is passed on as %i seconds", async (header, seconds) => {
    api.failNext(429, 20429, { "retry-after": header });
    expect(await send(api.start(addresses.sms, "sms").sid)).toEqual({ ...later, retryAfterSeconds: seconds });
  });

  test("wrong access data are our trouble: the person's delivery may still succeed, and the log says so", async () => {
    const heard = hearLog();
    const wrong = twilioVerifyGateway({ ...settings, password: "wrong", origin: api.origin });
    const { sid } = api.start(addresses.sms, "sms");
    expect(await wrong.send({ id: "d", challenge: sid, channel: "sms", requestedAt: new Date() })).toEqual(later);
    expect(heard.lines()).toMatchObject([{ kind: "verify-status", status: 401, code: 20003 }]);
  });

  test.each([
    ["a page of a proxy", "<html>", [expect.stringMatching(/^body: /)]],
    ["a word of its own", '{"status":"ok"}', [expect.stringMatching(/^to: /)]],
  ])("%s in the place of Twilio's reply is told as one that is not understood", async (_, body, problems) => {
    const proxy = await listen((_request, response) => response.writeHead(200).end(body));
    const heard = hearLog();
    const behind = twilioVerifyGateway({ ...settings, origin: proxy.origin });
    const challenge = `VE${"0".repeat(32)}`;
    expect(await behind.send({ id: "d", challenge, channel: "sms", requestedAt: new Date() })).toEqual(later);
    expect(heard.lines()).toMatchObject([{ kind: "verify-reply", problems }]);
    await proxy.close();
  });

  test("posts what Twilio documents, to the address that Twilio itself keeps", async () => {
    const { sid } = api.start("+447400555555", "sms");
    expect(await send(sid)).toEqual({ outcome: "sent" });
    expect(Object.fromEntries(api.posted.at(-1) ?? [])).toEqual({ To: "+447400555555", Channel: "sms" });
  });

  test("never crosses from a text to a mail or back", async () => {
    for (const [to, started, asked] of [
      [addresses.email, "email", "sms"],
      [addresses.sms, "sms", "email"],
    ] as const) {
      const { sid } = api.start(to, started);
      expect(await send(sid, asked)).toEqual(refused("refused"));
      expect(api.resent(sid)).toEqual([]);
    }
  });

  test("an attempt that is older than the press is not taken for this delivery's", async () => {
    const { sid } = api.start("+447400666666", "sms");
    const first = { id: "delivery-a", challenge: sid, channel: "sms" as const, requestedAt: new Date() };
    await gateway.send(first);
    await gateway.send({ ...first, id: "delivery-b", requestedAt: new Date(Date.now() + 30_000) });
    expect(api.resent(sid)).toHaveLength(2);
  });

  test("the debug log of the SDK stays off, whatever its variable says: it would print the number", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    vi.stubEnv("TWILIO_LOG_LEVEL", "debug");
    const fresh = twilioVerifyGateway({ ...settings, origin: api.origin });
    const { sid } = api.start("+447400777777", "sms");
    await fresh.send({ id: "delivery-c", challenge: sid, channel: "sms", requestedAt: new Date() });
    expect(said).not.toHaveBeenCalled();
    vi.unstubAllEnvs();
    said.mockRestore();
  });
});
