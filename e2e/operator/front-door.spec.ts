import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { type Asked, ask, type Reply } from "#server/testing/http/ask.ts";
import { hostileHeaders } from "#server/testing/http/hostile-headers.ts";
import { expect, test } from "../stage/servers.ts";
import { hydrated } from "../walk/wizard.ts";

// Run by its own server, which no honest visitor has been to. FRONT_DOOR_SEED=$RANDOM looks elsewhere than every run does.
const seed = Number(process.env.FRONT_DOOR_SEED ?? 20_261_122);

test("a page keeps nothing of what its first visitor sent", async ({ servers }, testInfo) => {
  const BASE_URL = "https://help.example";
  const visited = await servers.wizard({ BASE_URL, DATA_DIR: testInfo.outputPath("visited") });
  const fresh = await servers.wizard({ BASE_URL, DATA_DIR: testInfo.outputPath("fresh") });
  const visits = fc.sample(hostileVisit, { seed, numRuns: publicPaths.length });
  for (const [index, path] of publicPaths.entries()) {
    const visit = visits[index];
    if (!visit) throw new Error("as many visits as paths");
    const { query, method, headers } = visit;
    await ask(visited.port, { target: `${path}?${query}`, method, headers });
    for (const asked of [{ target: path }, { target: `${path}?_rsc`, headers: { rsc: "1" } }]) {
      const [here, there] = [await ask(visited.port, asked), await ask(fresh.port, asked)];
      const say = `seed ${seed}, ${asked.target} after ${JSON.stringify(visit)}`;
      expect(lasting(here), say).toEqual(lasting(there));
      expect(here.body, say).not.toContain(trace);
    }
  }
});

test("whatever is sent: no page breaks, the log holds refusals and no bug, and the next person is served", async ({
  servers,
}) => {
  const wizard = await servers.wizard();
  const before = wizard.log();
  for (const asked of fc.sample(anyRequest, { seed, numRuns: 400 })) {
    // Cut off before a reply is as good as refused: nothing of it reached a page.
    const reply = await ask(wizard.port, asked).catch(() => null);
    if (reply) expect(reply.status, `seed ${seed}, ${JSON.stringify(asked)}`).toBeLessThan(500);
  }
  for (const target of ["/en", "/en/delivery", "/api/v1/step?channel=email", "/api/health"])
    expect(await ask(wizard.port, { target })).toMatchObject({ status: 200 });
  expect(bugs(wizard.log().slice(before.length))).toEqual([]);
});

test("what used to break a page is refused before it, and the log tells of no bug", async ({ servers }) => {
  const wizard = await servers.wizard();
  const before = wizard.log();
  const multipart = { "content-type": "multipart/form-data; boundary=edge" };
  const call = {
    "content-type": "text/plain;charset=UTF-8",
    "next-action": "40ffffffffffffffffffffffffffffffffffffffff",
  };
  for (const [status, asked] of [
    [415, { headers: { "content-type": "multipart/form-data" }, body: "x" }],
    [400, { headers: multipart, body: "x" }],
    [400, { headers: multipart, body: '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nb' }],
    [415, { headers: { ...multipart, "content-encoding": "gzip" }, body: "x" }],
    [413, { headers: multipart, body: Array.from({ length: 30 }, () => "x".repeat(1_000)) }],
    [400, { headers: call, body: "{{{" }],
    [409, { headers: call, body: "[]" }],
    [415, { headers: { "content-type": "application/json" }, body: "{}" }],
    [405, { target: "/icon.svg", body: "x" }],
    [405, { method: "DELETE" }],
  ] satisfies [number, Partial<Asked>][])
    expect(await ask(wizard.port, { target: "/en/delivery", method: "POST", ...asked })).toMatchObject({ status });
  const known = await fetch(`${wizard.url}/icon.svg`, { headers: { range: "bytes=99999-" } });
  expect(known.status).toBe(200);
  expect(bugs(wizard.log().slice(before.length))).toEqual([]);
});

test("an address that Next keeps for itself is a true 404", async ({ request }) => {
  for (const path of ["/index", "/en/index", "/index/index", "/%69ndex", "/_next/image?url=%2Ficon.svg&w=64&q=75"])
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
});

test("soft navigation is sent on by nobody", async ({ page }) => {
  const replies: number[] = [];
  page.on("response", (response) => {
    if (response.request().headers().rsc) replies.push(response.status());
  });
  await page.goto("/en");
  await hydrated(page);
  await page.getByRole("main").locator("a[href^='/']:visible").first().click();
  await expect(page).not.toHaveURL("/en");
  await page.getByRole("link", { name: "What happened to my code?" }).click();
  await expect(page).toHaveURL(/\/delivery\//);
  await expect.poll(() => replies.length).toBeGreaterThan(2);
  expect(new Set(replies)).toEqual(new Set([200]));
});

test("300 that send a byte now and then leave others unharmed", async ({ servers }) => {
  const wizard = await servers.wizard();
  const slow = Array.from({ length: 300 }, () => connect(wizard.port, "localhost").on("error", () => {}));
  await Promise.all(slow.map((socket) => once(socket, "connect")));
  for (const [index, socket] of slow.entries())
    socket.write(
      index % 2 ? "GET /en HTTP/1.1\r\nhost: a\r\nx:" : "POST /en HTTP/1.1\r\nhost: a\r\ncontent-length: 99\r\n\r\n",
    );
  const drip = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write("x");
  }, 1_000);
  // At once, so that a busy machine too is done before the slow ones are cut off.
  const others = await Promise.all(Array.from({ length: 10 }, () => ask(wizard.port, { target: "/en" })));
  for (const other of others) expect(other).toMatchObject({ status: 200 });
  // They are cut off after 10 s; the others did not wait for that.
  expect(slow.filter(({ readyState }) => readyState !== "open" && readyState !== "readOnly").length).toBeLessThan(150);
  clearInterval(drip);
  for (const socket of slow) socket.destroy();
});

/** Lines that are no refusal: each refusal leaves one of its kind (docs/log.md). */
function bugs(written: string): string[] {
  return written
    .split("\n")
    .filter((line) => line !== "" && !/^\{"level":.*"kind":"(?!page-failed|request-failed)/.test(line));
}

/** What must not be found in a page again. */
const trace = "kept-trace";

// Each kind of page, and two in the other direction.
const publicPaths = [
  ...["", "/help", "/email/all", "/start/symptom.refused", "/email", "/sms/help"].map((rest) => `/en${rest}`),
  "/ar",
  "/ar/sms/all",
];

const text = fc.oneof(fc.constantFrom(trace, `<script>${trace}</script>`, "1", ""), fc.string({ maxLength: 12 }));
const headerText = fc.oneof(
  fc.constantFrom(
    `script-src 'nonce-${trace}'`,
    `/${trace}`,
    `${trace}.example`,
    "1",
    "Googlebot",
    "bytes=5-9",
    `%5B%22${trace}%22%2C%7B%7D%5D`,
    "proxy:proxy:proxy:proxy:proxy",
    "image",
  ),
  fc.string({ unit: fc.constantFrom(..."aZ09 ,;=/%'\"<"), maxLength: 30 }),
);
const headerName = fc.constantFrom(
  ...hostileHeaders,
  ...["rsc", "next-router-prefetch", "next-router-segment-prefetch", "accept", "if-none-match", "if-modified-since"],
);
const someHeaders = fc.dictionary(headerName, headerText, { maxKeys: 5 });

const hostileVisit = fc.record({
  method: fc.constantFrom("GET", "GET", "HEAD"),
  query: fc
    .array(fc.tuple(fc.constantFrom("x", "_rsc", "channel", "ticket", "nxtPlocale"), text), { maxLength: 3 })
    .map((pairs) => new URLSearchParams(pairs).toString()),
  headers: someHeaders,
});

const anyRequest = fc.record({
  target: fc.constantFrom(
    "/",
    "/en",
    "/en/help",
    "/en/email/help",
    "/en/delivery",
    "/en/delivery/email/help?_rsc=x",
    "/en/go?channel=fax",
    "/start?ticket=x",
    "/api/health",
    "/api/delivery",
    "/api/delivery-events",
    "/api/webhooks/ses",
    "/api/v1/step?channel=__proto__",
    "/icon.svg",
    "/_next/static/x.js",
    "/index",
    "/en/%00/%ff",
  ),
  method: fc.constantFrom("GET", "HEAD", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"),
  headers: fc
    .tuple(
      someHeaders,
      fc.constantFrom(
        {},
        { "content-type": "multipart/form-data" },
        { "content-type": "multipart/form-data; boundary=edge" },
        { "content-type": "text/plain;charset=UTF-8", "next-action": "40ffffffffffffffffffffffffffffffffffffffff" },
        { "content-type": "application/x-www-form-urlencoded" },
        { "content-type": "application/json" },
      ),
      fc.constantFrom({}, {}, { "content-encoding": "gzip" }, { expect: "100-continue" }, { origin: "null" }),
    )
    .map((all) => Object.assign({}, ...all)),
  body: fc.oneof(
    fc.constantFrom("", "x", "{{{", "[]", "--edge--\r\n", "x".repeat(20_000)),
    fc.constant(Array.from({ length: 20 }, () => "x".repeat(1_000))),
    fc.json(),
  ),
});

/** Everything of a reply but when and from where it came; in data of soft navigation Next numbers its replies at random, and so differs their tag. */
function lasting({ status, headers, body }: Reply) {
  const { date: _, connection: _connection, ...rest } = headers;
  const { "x-nextjs-cache": _cache, "content-length": _length, "transfer-encoding": _how, etag, ...lasts } = rest;
  const isData = headers["content-type"]?.startsWith("text/x-component");
  return { status, headers: lasts, etag: isData ? null : etag, body: isData ? body.replace(numbers, "") : body };
}

const numbers = /(?<=")[\w-]{21}(?=[vm]")/g;
