import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { reportDelivery } from "../report.js";
import { secret } from "./signed.js";

const report = { type: "delivery.failed", challenge: "challenge-1", channel: "email", delivery: "del_1" } as const;
const pauses = [0, 0, 0];
let close = () => {};
afterEach(() => close());

/** A help site that gives these replies, one after the other. */
async function helpSite(replies: [number, string?][]) {
  const heard: { id: string; body: { data: { at: unknown } } }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    new Webhook(secret).verify(body, headers);
    heard.push({ id: String(headers["webhook-id"]), body: JSON.parse(body) });
    const [status, said = ""] = replies[heard.length - 1] ?? [204];
    response.writeHead(status).end(said);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  close = () => void server.close();
  const address = server.address();
  return { heard, url: `http://localhost:${typeof address === "object" ? address?.port : 0}` };
}

test("a report is signed, in seconds, and told again with the same id while the help site is busy", async () => {
  const { heard, url } = await helpSite([[503], [429], [204]]);
  expect(await reportDelivery(report, { url, secret, pauses })).toEqual({ ok: true });
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  expect(heard).toHaveLength(3);
  expect(heard[0]?.body.data.at).toBeCloseTo(Date.now() / 1000, -1);
});

test("what the help site refuses is told with its fields, and not tried again", async () => {
  const { heard, url } = await helpSite([[400, '{"error":"malformed","problems":["data.at: is wrong"]}']]);
  expect(await reportDelivery(report, { url, secret, pauses })).toEqual({
    ok: false,
    status: 400,
    problems: ["data.at: is wrong"],
  });
  expect(heard).toHaveLength(1);
});

test("a refusal that breaks off in the middle ends in a value, not in an error", async () => {
  const server = createServer((_request, response) => {
    response.writeHead(400, { "content-length": "1000" });
    response.write('{"problems":', () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  close = () => void server.close();
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : 0}`;
  expect(await reportDelivery(report, { url, secret, pauses })).toEqual({ ok: false, status: 400, problems: [] });
});

test("nobody there ends in a value, not in an error", async () => {
  const url = "http://127.0.0.1:9";
  expect(await reportDelivery(report, { url, secret, pauses })).toEqual({ ok: false, status: null, problems: [] });
});

test.each([
  ["an ISO time", "2026-11-22T14:02:00Z", /at must be a number, in seconds since 1970/],
  ["milliseconds", 1795356120000, /at .* must be milliseconds/],
])("%s is refused before it is sent", async (_, at, message) => {
  const wrong = JSON.parse(JSON.stringify({ ...report, at }));
  await expect(reportDelivery(wrong, { url: "http://127.0.0.1:9", secret })).rejects.toThrowError(message);
});

test("a program that does nothing else waits for its report, between two tries as well", async () => {
  const { heard, url } = await helpSite([[503], [204]]);
  const script = `
    import { reportDelivery } from "@wheres-my-code/sign-in/report";
    console.log(await reportDelivery(${JSON.stringify(report)}, ${JSON.stringify({ url, secret, pauses: [0, 50] })}));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  const said = text(child.stdout);
  const [status] = await once(child, "exit");
  expect([status, await said]).toEqual([0, "{ ok: true }\n"]);
  expect(heard).toHaveLength(2);
});
