import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, type Database, database } from "../data/database.ts";
import { deliveryEvents } from "../data/schema.ts";
import { hearLog } from "../testing/heard-log.ts";
import { openTestDatabase } from "../testing/memory-database.ts";
import { loadRealContent } from "../testing/real-content.ts";
import { readEvidence } from "./read-evidence.ts";
import { receiveEvents } from "./receive.ts";

const secret = "a long random password of ours";
let opened: Database;

beforeAll(async () => {
  vi.stubEnv("BASE_URL", "https://help.kestrel.example");
  vi.stubEnv("DELIVERY_HASH_KEY", "a key of at least thirty-two characters");
  vi.stubEnv("BREVO_WEBHOOK_SECRET", secret);
  vi.stubEnv("SES_TOPIC_ARNS", "arn:aws:sns:eu-central-1:123456789012:ses-events");
  vi.stubEnv("WHATSAPP_APP_SECRET", "secret of the app");
  vi.stubEnv("WHATSAPP_VERIFY_TOKEN", "word");
  await loadRealContent();
  globalThis.openedDatabase = openTestDatabase();
  opened = await database();
});
beforeEach(async () => {
  await opened.delete(deliveryEvents);
});
afterAll(closeDatabase);

const post = (provider: string, body: unknown, headers: Record<string, string> = {}, now = new Date()) => {
  const url = `http://inner:3000/api/webhooks/${provider}`;
  const request = new Request(url, { method: "POST", body: JSON.stringify(body), headers });
  return receiveEvents(provider, request, now);
};
const authorization = `Basic ${Buffer.from(`brevo:${secret}`).toString("base64")}`;

describe("POST /api/webhooks/<provider>", () => {
  test("of a list the good events are kept, and the log names the kind of the odd one once, never what it held", async () => {
    const good = {
      event: "hard_bounce",
      email: "j@mail.example",
      "message-id": "m1",
      "X-Mailin-custom": "challenge-1",
    };
    const list = [good, { event: null, email: "odd@mail.example" }];
    const now = new Date();
    const heard = hearLog();
    for (let times = 0; times < 3; times++)
      expect((await post("brevo", list, { authorization }, now)).status).toBe(204);
    expect(await readEvidence(opened, "challenge-1")).toMatchObject([
      { stage: "failed", finding: { cause: "mailbox-unknown", confidence: "weak" } },
    ]);
    expect(heard.of("events-odd")).toMatchObject([{ provider: "brevo", problem: expect.stringMatching(/^event: /) }]);
    expect(heard.raw.join()).not.toContain("mail.example");
  });

  test("who brings no password is asked for it, and nothing is kept", async () => {
    const response = await post("brevo", { event: "delivered", "X-Mailin-custom": "challenge-1" });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Basic /);
    expect(await readEvidence(opened, "challenge-1")).toEqual([]);
  });

  test("what Amazon did not sign is refused, and the log says what has to be set up", async () => {
    const heard = hearLog();
    expect((await post("ses", { eventType: "Bounce", mail: {} })).status).toBe(401);
    expect(heard.lines()).toMatchObject([{ kind: "events-password", provider: "ses" }]);
  });

  test("the question of WhatsApp is answered in its own words", async () => {
    const ask = (word: string) => {
      const query = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${word}`;
      return receiveEvents("whatsapp", new Request(`http://inner:3000/api/webhooks/whatsapp?${query}`));
    };
    const response = await ask("word");
    expect([response.status, await response.text()]).toEqual([200, "1158201444"]);
    expect((await ask("other")).status).toBe(401);
  });
});
