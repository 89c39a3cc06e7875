import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { hearLog } from "../testing/heard-log.ts";
import { gatewayContract } from "./testing/contract.ts";
import { faultyLine } from "./testing/faulty-line.ts";
import { type Loopback, listen } from "./testing/loopback.ts";
import { startWebhookSite } from "./testing/webhook-site.ts";
import { webhookGateway } from "./webhook.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

gatewayContract("webhook", async () => {
  const site = await startWebhookSite(secret);
  const line = await faultyLine(site.origin);
  let person = 0;
  return {
    gateway: (timeout) => webhookGateway({ url: `${line.origin}/resend`, secret, timeout }),
    line,
    channels: ["email", "sms"],
    async pending(channel) {
      person += 1;
      const challenge = `challenge-${person}`;
      const destination = channel === "sms" ? `+4474001234${person + 10}` : `jamie-${person}@mail.example`;
      site.pending.set(challenge, destination);
      return { challenge, destination };
    },
    over: async () => "challenge-over",
    resent: async (challenge) => site.resent.get(challenge) ?? [],
    secrets: () => [secret, secret.slice("whsec_".length)],
    stop: () => site.close(),
  };
});

const delivery = { id: "delivery-1", challenge: "challenge-1", channel: "email" as const, requestedAt: new Date() };
const sites: Loopback[] = [];

afterEach(() => Promise.all(sites.splice(0).map((one) => one.close())));

/** A real sign-in site on the loopback that answers as told. */
async function site(listener: RequestListener): Promise<string> {
  const one = await listen(listener);
  sites.push(one);
  return `${one.origin}/resend`;
}

const answering = (status: number, body: unknown = {}) =>
  site((_, response) => response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body)));

const ask = async (url: string | Promise<string>) =>
  webhookGateway({ url: await url, secret, timeout: 2_000 }).send(delivery);

describe("the webhook gateway", () => {
  test("signs the request so that the receiver can verify it, and names the delivery as the idempotency key", async () => {
    let seen: { headers: IncomingHttpHeaders; body: string } | undefined;
    const url = await site(async (request, response) => {
      seen = { headers: request.headers, body: await text(request) };
      response.end(JSON.stringify({ status: "sent", code_expires_at: 1795356720 }));
    });
    expect(await ask(url)).toEqual({ outcome: "sent", codeExpiresAt: new Date("2026-11-22T14:12:00Z") });
    const headers = Object.fromEntries(
      Object.entries(seen?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers["webhook-id"]).toBe("delivery-1");
    expect(new Webhook(secret).verify(seen?.body ?? "", headers)).toMatchObject({
      type: "code.resend",
      data: { delivery: "delivery-1", challenge: "challenge-1", channel: "email" },
    });
  });

  test("takes 422 as a refusal for good", async () => {
    expect(await ask(answering(422, { status: "refused", reason: "challenge-over" }))).toEqual({
      outcome: "refused",
      reason: "challenge-over",
    });
  });

  test.each(["Text of <b>theirs</b>", "no-such-word", "jamie@mail.example", "", 7, undefined, "__proto__"])(
    "takes a reason that is none of ours for a plain refusal: %s",
    async (reason) => {
      const result = await ask(answering(422, { status: "refused", reason }));
      expect(result).toEqual({ outcome: "refused", reason: "refused" });
    },
  );

  test.each<[string, number, unknown, object]>([
    ["a page", 200, "<!doctype html>", { kind: "resend-reply", problems: ["body: must be JSON, and is text/html"] }],
    [
      "another word",
      200,
      { status: "ok" },
      { kind: "resend-reply", problems: ["status: must be sent, refused or later"] },
    ],
    ["no word", 200, { sent: true }, { kind: "resend-reply", problems: ["status: must be sent, refused or later"] }],
    [
      "a refusal with 200",
      200,
      { status: "refused", reason: "too-many" },
      { kind: "resend-reply", problems: ["status: must be sent, and is refused"] },
    ],
    [
      "an ISO time",
      200,
      { status: "sent", code_expires_at: "2026-11-22T14:12:00Z" },
      {
        kind: "resend-time",
        problems: [
          expect.stringMatching(/^code_expires_at: must be a number, in seconds since 1970, and is an ISO time$/),
        ],
      },
    ],
    [
      "milliseconds",
      200,
      { status: "sent", code_expires_at: 1795356720000 },
      { kind: "resend-time", problems: [expect.stringMatching(/must be milliseconds$/)] },
    ],
    [
      "an end that is over",
      200,
      { status: "sent", code_expires_at: Math.floor(Date.now() / 1000) - 60 },
      { kind: "resend-clock", secondsBehind: expect.any(Number) },
    ],
    [
      "a reason with a slip",
      422,
      { status: "refused", reason: "to many" },
      { kind: "resend-reason", meant: "too-many", problems: ["reason: is none of ours"] },
    ],
    ["422 without a word", 422, "", { kind: "resend-reason", problems: ["body: must be JSON, and is text/html"] }],
    ["a redirect", 308, "", { kind: "resend-redirect", to: "https://www.example.com/resend" }],
    ["a wrong secret", 401, {}, { kind: "resend-status", status: 401 }],
    ["a failure", 500, {}, { kind: "resend-failing", status: 500 }],
    ["not modified, which is no redirect", 304, "", { kind: "resend-status", status: 304 }],
    ["a limit", 429, {}, { kind: "resend-later", level: "info" }],
  ])(
    "says which field of a reply it did not understand, and what it expected: %s",
    async (_, status, body, expected) => {
      const url = await site((_request, response) => {
        const headers = {
          "content-type": "text/html; charset=utf-8",
          location: "https://www.example.com/resend?token=1",
        };
        response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
      });
      const heard = hearLog();
      await ask(url);
      expect(heard.lines()).toMatchObject([{ host: new URL(url).host, remedy: expect.any(String), ...expected }]);
      expect(heard.raw.join()).not.toMatch(/token|to many|22T14:12|17953567/);
    },
  );

  test("says nothing of its own about a refusal that is understood, whatever its status", async () => {
    const heard = hearLog();
    for (const status of [422, 500, 503]) await ask(answering(status, { status: "refused", reason: "too-many" }));
    expect(heard.lines()).toEqual([]);
  });

  test.each([200, 422, 503])("a reply that breaks off is told as that, not as wrong JSON: %i", async (status) => {
    const heard = hearLog();
    const begin = (hangUp: boolean): RequestListener => {
      return (_, response) =>
        void response
          .writeHead(status, { "content-length": "100" })
          .write('{"status":', () => hangUp && response.socket?.destroy());
    };
    for (const url of [await site(begin(true)), await site(begin(false))])
      await webhookGateway({ url, secret, timeout: 400 }).send(delivery);
    expect(heard.lines()).toMatchObject([{ kind: "resend-silent" }, { kind: "resend-silent" }]);
  });

  test("says that nobody listens, and that nothing came back", async () => {
    const heard = hearLog();
    await ask(site((request) => void request.socket.destroy()));
    const gone = await site(() => undefined);
    await sites.pop()?.close();
    await ask(gone);
    expect(heard.kinds()).toEqual(["resend-silent", "resend-unreachable"]);
  });
});
