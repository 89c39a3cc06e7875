import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { createDeliveryLog, type Delivery } from "./delivery.ts";
import { createEventPost } from "./event-post.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const received: { id: string; body: z.infer<typeof bodySchema> }[] = [];
const wizard = createServer(async (request: IncomingMessage, response) => {
  const body = await text(request);
  new Webhook(secret).verify(body, z.record(z.string(), z.string()).parse(pick(request)));
  received.push({ id: String(request.headers["webhook-id"]), body: bodySchema.parse(JSON.parse(body)) });
  response.writeHead(204).end();
});
let wizardUrl = "";

beforeAll(async () => {
  wizard.listen(0);
  await once(wizard, "listening");
  const address = wizard.address();
  wizardUrl = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => wizard.close());

/** A busy machine takes longer than a moment. */
const travel = { timeout: 20_000 };

test("what becomes of a code is told to the wizard, signed, without the address", async () => {
  const log = createDeliveryLog(createEventPost({ wizardUrl, eventsSecret: secret }));
  const first = log.add(sent(null));
  log.note(first, "failed", 552, "552 5.2.2 Mailbox full");
  await vi.waitFor(() => expect(received).toHaveLength(1), travel);
  expect(received[0]?.body).toMatchObject({
    type: "delivery.failed",
    data: {
      challenge: "challenge-1",
      message: first.id,
      provider: "smtp",
      code: "552",
      text: "552 5.2.2 Mailbox full",
    },
  });
  expect(JSON.stringify(received)).not.toContain("jamie@");

  const again = log.add(sent("wizard-delivery"));
  log.note(again, "delivered", 250, "250 OK");
  await vi.waitFor(() => expect(received).toHaveLength(2), travel);
  expect(received[1]?.body).toMatchObject({ type: "delivery.delivered", data: { delivery: "wizard-delivery" } });
  expect(new Set(received.map(({ id }) => id)).size).toBe(2);
});

function sent(wizardDelivery: string | null): Omit<Delivery, "id" | "outcomes"> {
  const now = new Date();
  const usual = {
    challenge: "challenge-1",
    channel: "email",
    address: "jamie@mail.example",
    asked: "sign-in",
  } as const;
  return { ...usual, wizardDelivery, sentAt: now, codeExpiresAt: now };
}

function pick({ headers }: IncomingMessage) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("webhook-")));
}

const bodySchema = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });
