import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { webhookGateway } from "./webhook.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const delivery = { id: "delivery-1", challenge: "challenge-1", channel: "email" as const };
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real sign-in site on the loopback that answers as told. */
async function site(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/resend`;
}

const answering = (status: number, body: unknown = {}) =>
  site((_, response) => response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body)));

const ask = async (url: string | Promise<string>, timeout = 2_000) =>
  webhookGateway({ url: await url, secret, timeout }).send(delivery);

describe("the webhook gateway", () => {
  test("signs the request so that the receiver can verify it, and names the delivery as the idempotency key", async () => {
    let seen: { headers: IncomingHttpHeaders; body: string } | undefined;
    const url = await site(async (request, response) => {
      seen = { headers: request.headers, body: await text(request) };
      response.end(JSON.stringify({ status: "sent", code_expires_at: "2026-11-22T14:12:00Z" }));
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
    expect(await ask(answering(422, { status: "refused", reason: "Text of <b>ours</b>" }))).toEqual({
      outcome: "refused",
      reason: "refused",
    });
  });

  test.each([429, 500, 503, 404, 302])("asks again later after %i", async (status) => {
    expect(await ask(answering(status))).toEqual({ outcome: "later" });
  });

  test("asks again later when nobody listens", async () => {
    const url = await answering(200);
    for (const close of closers.splice(0)) close();
    expect(await ask(url)).toEqual({ outcome: "later" });
  });

  test.each(["not json", '{"status":"queued"}'])("does not take a strange 200 for sent: %s", async (body) => {
    expect(await ask(answering(200, body))).toEqual({ outcome: "unknown" });
  });

  test("does not know after a timeout or a cut line", async () => {
    expect(
      await ask(
        site(() => {}),
        50,
      ),
    ).toEqual({ outcome: "unknown" });
    expect(await ask(site((request) => request.socket.destroy()))).toEqual({ outcome: "unknown" });
  });
});
