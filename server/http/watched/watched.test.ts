import { createServer } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { serve } from "../../testing/http/test-site.ts";
import { count, measure } from "../../watch/count.js";
import { connectionBounds } from "../limits.js";
import { watched } from "./watched.js";

const token = "a-token-of-24-characters";

afterEach(() => {
  globalThis.wizardWatcher = undefined;
  globalThis.wizardReadings = undefined;
});

describe("a server whose numbers are behind a token", () => {
  test("tells them to its holder, and to nobody else", async () => {
    const site = await start();
    const ask = (authorization?: string) =>
      site.ask({ target: "/metrics", headers: authorization ? { authorization } : {} });
    expect(await ask(`Bearer ${token}`)).toMatchObject({
      status: 200,
      headers: { "content-type": expect.stringContaining("text/plain"), "cache-control": "no-store" },
      body: expect.stringContaining("nodejs_eventloop_lag_p99_seconds"),
    });
    expect(await ask(`bearer ${token}`), "the scheme in any case").toMatchObject({ status: 200 });
    for (const wrong of [undefined, token, `Bearer ${token}x`, "Bearer ", `Bearer${token}`, `Basic ${token}`])
      expect(await ask(wrong), wrong).toMatchObject({ status: 401, body: "not with this token" });
    expect((await site.ask({ target: "/metrics", method: "POST" })).status).toBe(405);
  });

  test("counts requests by kind and what came of them, and nothing of their address", async () => {
    const site = await start();
    await site.ask({ target: "/en/email/spam-folder/provider.gmail" });
    await site.ask({ target: "/en/email/spam-folder/provider.gmail" });
    await site.ask({ target: "/start?ticket=secret" });
    const { body } = await site.ask({ target: "/metrics", headers: { authorization: `Bearer ${token}` } });
    expect(body).toContain('wizard_http_requests_total{kind="step",status="2xx"} 2');
    expect(body).toContain('wizard_http_requests_total{kind="ticket",status="4xx"} 1');
    expect(body).toContain('wizard_http_request_seconds_count{kind="step"} 2');
    expect(body).not.toMatch(/spam-folder|gmail|secret/);
  });

  test("takes up what is counted anywhere in the process, and reads what is true now", async () => {
    const site = await start();
    count("presses", { channel: "sms", result: "allowed" });
    count("presses", { channel: "sms", result: "cooling" }, 0);
    measure("sendSeconds", { channel: "sms" }, 0.2);
    let entries = 3;
    globalThis.wizardReadings = async () => [
      { name: "outboxEntries", labels: { channel: "sms" }, value: entries },
      ...(entries ? [{ name: "alarms", labels: { channel: "sms", country: "IN" }, value: 1 } as const] : []),
    ];
    const read = async () =>
      (await site.ask({ target: "/metrics", headers: { authorization: `Bearer ${token}` } })).body;
    const first = await read();
    expect(first).toContain('wizard_presses_total{channel="sms",result="allowed"} 1');
    expect(first).toContain('wizard_presses_total{channel="sms",result="cooling"} 0');
    expect(first).toContain('wizard_gateway_seconds_bucket{le="0.3",channel="sms"} 1');
    expect(first).toContain('wizard_alarm{channel="sms",country="IN"} 1');
    entries = 0;
    const second = await read();
    expect(second).toContain('wizard_outbox_entries{channel="sms"} 0');
    expect(second, "what is not known is not 0").not.toMatch(/^wizard_(outbox_running|delivery_event_newest\w+) /m);
    expect(second, "an alarm that is over is not told any more").not.toContain('country="IN"');
  });
});

test("what is counted where nobody watches is let go", () => {
  expect(() => count("presses", { channel: "sms", result: "allowed" })).not.toThrow();
});

function start() {
  const { door } = watched(
    (request, response) => {
      response.statusCode = request.url?.startsWith("/start") ? 400 : 200;
      response.end("a page");
    },
    { port: undefined, token },
    connectionBounds,
    new Map(),
  );
  return serve(createServer(door));
}
