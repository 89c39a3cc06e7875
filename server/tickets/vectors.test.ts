import { text } from "node:stream/consumers";
import { createLocalJWKSet } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import vectors from "../../sign-in/vectors.json";
import { readOwn } from "../delivery-events/readers/own-system.ts";
import { listen } from "../gateways/testing/loopback.ts";
import { webhookGateway } from "../gateways/webhook.ts";
import { readTicket } from "./ticket.ts";

const now = new Date(vectors.now * 1000);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterEach(() => void vi.useRealTimers());

describe("the server keeps to the vectors that other languages are tried on:", () => {
  test.each(vectors.tickets)("it takes the ticket of $name", async ({ token, claims, settings }) => {
    const keys = { getKey: createLocalJWKSet(vectors.jwks), issuer: settings.issuer, audience: settings.audience };
    const { iss, aud, ...ours } = claims;
    expect(await readTicket(token, now, keys)).toEqual({ ticket: ours });
  });

  test.each(vectors.reports)("it takes the report: $name", ({ headers, body }) => {
    const url = new URL("https://help.example/api/delivery-events");
    const raw = { body: Buffer.from(body), headers: new Headers(Object.entries(headers)), url };
    expect(readOwn(raw, vectors.secrets.events, now)).toMatchObject({ events: [{ id: headers["webhook-id"] }] });
  });

  test("it asks for a new code as they say", async () => {
    const asked = vectors.resend.requests.find(({ name }) => name === "a request");
    const heard: unknown[] = [];
    const site = await listen(async (request, response) => {
      const { headers } = request;
      const names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
      heard.push({
        headers: Object.fromEntries(names.map((name) => [name, headers[name]])),
        body: await text(request),
      });
      response.end(JSON.stringify(asked?.reply.body));
    });
    const gateway = webhookGateway({ url: site.origin, secret: vectors.secrets.resend });
    const delivery = { id: "del_01JDAB8Q2R", challenge: vectors.resend.pending, requestedAt: now };
    const codeExpiresAt = new Date(vectors.resend.code_expires_at * 1000);
    expect(await gateway.send({ ...delivery, channel: "email" })).toEqual({ outcome: "sent", codeExpiresAt });
    await site.close();
    expect(heard).toEqual([{ headers: asked?.headers, body: asked?.body }]);
  });
});
