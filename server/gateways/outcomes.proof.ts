import type { RequestListener, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import type { SendResult } from "#machines/resend/send-result.ts";
import { certificate } from "../testing/certificate.ts";
import { betterAuthGateway } from "./better-auth.ts";
import type { Gateway } from "./gateway.ts";
import { type Loopback, listen, noName } from "./testing/loopback.ts";
import { verifyAccess } from "./testing/verify-api.ts";
import { twilioVerifyGateway } from "./twilio-verify.ts";
import { webhookGateway } from "./webhook.ts";

// What the other side may have done × what the gateway says, a test for each cell. docs/gateways.md shows the same table to people;
// what the outbox does next, and what the person reads, is in outbox.proof.ts ("is not called unsent", "is called unsent").

const sent = { outcome: "sent" } as const;
const later = { outcome: "later" } as const;
const unknown = { outcome: "unknown" } as const;
const refused = (reason: "challenge-over" | "refused") => ({ outcome: "refused", reason }) as const;

type Reply = (response: ServerResponse) => unknown;
const replies = (status: number, body: unknown = {}, headers: Record<string, string> = {}): Reply => {
  const written = typeof body === "string" ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, headers).end(written);
};
const sentAs = (code_expires_at: unknown) => ({ status: "sent", code_expires_at });
const page = "<html>Something is wrong</html>";
const hangUp: Reply = (response) => response.socket?.destroy();
const cut: Reply = (response) =>
  response.writeHead(200, { "content-length": "100" }).write('{"status":', () => hangUp(response));
const silent: Reply = () => {};
/** Milliseconds. A reply that comes is waited for, however busy the machine is. */
const patienceFor = (reply: Reply) => (reply === silent ? 600 : 20_000);

describe.each([
  ["webhook", (origin: string, timeout?: number) => webhookGateway({ url: `${origin}/resend`, secret, timeout })],
  ["better-auth", (origin: string, timeout?: number) => betterAuthGateway({ authUrl: origin, secret, timeout })],
])("%s: once the request was written", (_, gatewayAt) => {
  test.each<[string, Reply, SendResult]>([
    ["a code is out", replies(200, { status: "sent" }), sent],
    ["a code is out, in another 2xx", replies(201, { status: "sent" }), sent],
    ["a code is out, with its end in another form than seconds", replies(200, sentAs("2026-11-22T14:12:00Z")), sent],
    ["a code is out, with its end in milliseconds", replies(200, sentAs(1795356720000)), sent],
    ["somebody took it, who does not say what came of it", replies(202), unknown],
    ["somebody else's page with 200", replies(200, page), unknown],
    ["a word of theirs with 200", replies(200, { status: "queued" }), unknown],
    ["200 that breaks off", cut, unknown],
    ["an empty 204", replies(204, ""), unknown],
    [
      "sent to another address after a POST: 302",
      replies(302, "", { location: "https://elsewhere.example/" }),
      unknown,
    ],
    ["sent to another address with the POST: 307", replies(307, "", { location: "https://elsewhere.example/" }), later],
    ["a conflict: 409", replies(409), unknown],
    [
      "refused for good, with a reason",
      replies(422, { status: "refused", reason: "challenge-over" }),
      refused("challenge-over"),
    ],
    ["refused for good, in words of theirs", replies(422, { detail: "no such field" }), refused("refused")],
    ["our request is not taken: 400", replies(400), later],
    ["our request is not taken: 401", replies(401, { status: "refused", reason: "bad-signature" }), later],
    ["our request is not taken: 404", replies(404, page), later],
    ["too many requests", replies(429), later],
    ["too many requests, with a time", replies(429, {}, { "retry-after": "7" }), { ...later, retryAfterSeconds: 7 }],
    ["it took too long for a proxy: 408", replies(408), unknown],
    ["it broke: 500", replies(500, page), unknown],
    ["a proxy gave up: 502", replies(502, page), unknown],
    ["a proxy gave up: 504", replies(504, page), unknown],
    ["a proxy gave up, with a time", replies(503, page, { "retry-after": "9" }), { ...unknown, retryAfterSeconds: 9 }],
    ["the sign-in system says with 503 that it did nothing yet", replies(503, { status: "later" }), later],
    [
      "the sign-in system refuses for good with 500",
      replies(500, { status: "refused", reason: "challenge-over" }),
      refused("challenge-over"),
    ],
    ["at work on the same key elsewhere", replies(503, { status: "under-way" }), unknown],
    ["it hangs up", hangUp, unknown],
    ["it says nothing", silent, unknown],
  ])("%s", async (_case, reply, expected) => {
    const origin = await site((_request, response) => void reply(response));
    expect(await ask(gatewayAt(origin, patienceFor(reply)))).toEqual(expected);
  });

  test("nobody listens, or nobody has that name: certainly not sent", async () => {
    const gone = await listen(() => {});
    await gone.close();
    for (const origin of [gone.origin, `http://${noName}`]) expect(await ask(gatewayAt(origin))).toEqual(later);
  });

  test("a certificate that nobody vouches for: no request was written, certainly not sent", async () => {
    const asked: unknown[] = [];
    const server = createTlsServer(certificate, (request) => asked.push(request.url)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const origin = `https://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    expect(await ask(gatewayAt(origin))).toEqual(later);
    expect(asked).toEqual([]);
    server.close();
  });
});

describe("twilio-verify", () => {
  const pending = { sid: challenge, to: "+447400123456", status: "pending", send_code_attempts: [] };
  const problem = (status: number, code: number) => replies(status, { code, message: "", more_info: "", status });

  test.each<[string, Reply, SendResult]>([
    ["is down", problem(503, 20503), later],
    ["breaks", replies(500, page), later],
    ["hangs up", hangUp, later],
    ["says nothing", silent, later],
    ["talks of something else", replies(200, page), later],
    ["is asked too much", problem(429, 20429), later],
    ["does not know us", problem(401, 20003), later],
    ["knows no such verification", problem(404, 20404), refused("challenge-over")],
  ])("that %s when asked where the code goes has certainly sent nothing", async (_case, reply, expected) => {
    const posted: string[] = [];
    const origin = await site((request, response) => {
      if (request.method === "POST") posted.push(request.url ?? "");
      reply(response);
    });
    expect(await ask(twilioAt(origin, patienceFor(reply)))).toEqual(expected);
    expect(posted).toEqual([]);
  });

  test.each<[string, Reply, SendResult]>([
    ["takes it", replies(201, { ...pending }), sent],
    ["is replaced by somebody's page with 200", replies(200, page), unknown],
    ["is down", problem(503, 20503), unknown],
    ["breaks", replies(500, page), unknown],
    ["hangs up", hangUp, unknown],
    ["says nothing", silent, unknown],
    ["is asked too much", problem(429, 20429), later],
    ["does not know us", problem(401, 20003), later],
    ["refuses", problem(400, 60200), refused("refused")],
  ])("that %s when asked to send", async (_case, reply, expected) => {
    const origin = await site(async (request, response) => {
      if (request.method === "GET") return void replies(200, pending, json)(response);
      await text(request);
      reply(response);
    });
    expect(await ask(twilioAt(origin, patienceFor(reply)))).toEqual(expected);
  });
});

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const challenge = `VE${"0".repeat(32)}`;
const json = { "content-type": "application/json" };
const delivery = { id: "delivery-1", challenge, channel: "sms" as const, requestedAt: new Date() };

const ask = (gateway: Gateway) => gateway.send(delivery);
const twilioAt = (origin: string, timeout: number) =>
  twilioVerifyGateway({ ...verifyAccess, causeOf: () => "unknown", timeout, origin });

const sites: Loopback[] = [];
afterEach(async () => {
  await Promise.all(sites.splice(0).map((one) => one.close()));
});

async function site(listener: RequestListener): Promise<string> {
  const one = await listen(listener);
  sites.push(one);
  return one.origin;
}
