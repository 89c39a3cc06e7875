import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  request,
  type Server,
} from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { trimmedRequests } from "../door/trimmed-request.js";
import { keptResponses } from "./kept-responses.js";

describe("the responses kept for everyone", () => {
  it("a public page is asked of Next once, then comes from memory with the same bytes and headers", async () => {
    const site = await serve(page("hello"));
    const [first, second] = [await site.get("/en/a"), await site.get("/en/a?anything=1")];
    expect(second.body).toBe("hello");
    expect(second.headers).toMatchObject({ etag: first.headers.etag, "content-security-policy": "default-src 'none'" });
    expect(site.asked()).toBe(1);
  });

  it("a script, which never changes, is kept too", async () => {
    const site = await serve(page("script", { "cache-control": "public, max-age=31536000, immutable" }));
    await site.get("/_next/static/chunks/a.js");
    expect(await site.get("/_next/static/chunks/a.js")).toMatchObject({ status: 200, body: "script" });
    expect(site.asked()).toBe(1);
  });

  it("who has the page already is told so in 304, by a weak tag or one of several", async () => {
    const site = await serve(page("hello"));
    await site.get("/en/b");
    const response = await site.get("/en/b", { "if-none-match": 'W/"other", W/"hello"' });
    expect(response).toMatchObject({ status: 304, body: "" });
    expect(await site.get("/en/b", { "if-none-match": '"older"' })).toMatchObject({ status: 200, body: "hello" });
  });

  it("every encoding is kept by itself", async () => {
    const site = await serve(page("hello"));
    await site.get("/en/c");
    expect(await site.get("/en/c", { "accept-encoding": "gzip" })).toMatchObject({ body: "hello" });
    expect((await site.get("/en/c", { "accept-encoding": "gzip" })).headers).toMatchObject({
      "content-encoding": "gzip",
    });
    expect((await site.get("/en/c", { "accept-encoding": "gzip;q=0" })).headers).not.toHaveProperty("content-encoding");
    expect(site.asked()).toBe(2);
  });

  it("what is kept in Brotli is packed smaller beside the requests, and says the same", async () => {
    const text = Array.from({ length: 2_000 }, (_, line) => `${line} ${Math.sin(line)}`).join("\n");
    const hurried = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const site = await serve((_, response) => {
      response.setHeader("cache-control", "s-maxage=300");
      response.setHeader("content-encoding", "br");
      response.end(hurried);
    });
    const ask = () => site.get("/en/i", { "accept-encoding": "br" });
    expect((await ask()).body).toBe(text);
    await eventually(async () => expect(Number((await ask()).headers["content-length"])).toBeLessThan(hurried.length));
    expect((await ask()).body).toBe(text);
    expect(site.asked()).toBe(1);
  });

  it("after an edit of the content the page is made anew", async () => {
    const site = await serve(page("hello"));
    await site.get("/en/d");
    version = "edited";
    await site.get("/en/d");
    expect(site.asked()).toBe(2);
  });

  it.each([
    ["personal", { "cache-control": "private, no-store" }, {}, 200],
    ["with a cookie", { "set-cookie": "a=b" }, {}, 200],
    ["not found", {}, {}, 404],
  ])("a response that is %s is never kept", async (_, headers, asked, status) => {
    const site = await serve(page("hello", headers, status));
    await site.get("/en/e", asked);
    await site.get("/en/e", asked);
    expect(site.asked()).toBe(2);
  });

  it("a journey is kept when it is asked for again, so one that nobody repeats takes no room", async () => {
    const site = await serve(page("hello"));
    const journeys = [
      "/en/email/mailbox-full/provider.gmail",
      "/en/start/symptom.refused",
      "/zh-Hant/sms/no-signal/a.b",
    ];
    for (const journey of journeys) for (let time = 0; time < 3; time++) await site.get(journey);
    expect(site.asked()).toBe(2 * journeys.length);
  });

  it("the data of soft navigation is kept when it is asked for again, from whichever page, each part by itself", async () => {
    const site = await serve((request, response) =>
      page(`data ${request.headers["next-router-segment-prefetch"]}`)(request, response),
    );
    const [from, other] = ["/en/email", "/en/sms"].map((url) => ({ rsc: "1", "next-url": url }));
    for (let time = 0; time < 3; time++) expect((await site.get("/en/h", from)).body).toBe("data undefined");
    expect((await site.get("/en/h", other)).body).toBe("data undefined");
    expect(site.asked()).toBe(2);
    const part = { ...other, "next-router-segment-prefetch": "/_tree" };
    expect((await site.get("/en/h", part)).body).toBe("data /_tree");
    expect((await site.get("/en/h")).body).toBe("data undefined");
    expect(site.asked()).toBe(4);
  });

  it("a step of the API is kept by its whole address when it is asked for again", async () => {
    const site = await serve(page("step"));
    const step = "/api/v1/step?channel=email";
    for (let time = 0; time < 3; time++) await site.get(step);
    expect(site.asked()).toBe(2);
    await site.get(`${step}&provider=gmail`);
    expect(site.asked()).toBe(3);
  });

  it("a flood of different journeys pushes no first page out", async () => {
    const site = await serve(page("x".repeat(100_000), { etag: `"x"` }));
    await site.get("/en/g");
    for (let journey = 0; journey < 400; journey++) await site.get(`/en/email/mailbox-full/provider.p${journey}`);
    await site.get("/en/g");
    expect(site.asked()).toBe(401);
  });

  it.each(["/en/../secret", "/start", "/api/health", "/wp-login.php"])(
    "%s, which is no page of ours, is not kept",
    async (path) => {
      const site = await serve(page("hello"));
      for (let time = 0; time < 3; time++) await site.get(path);
      expect(site.asked()).toBe(3);
    },
  );

  it("a page that was begun before an edit and ends after it is not kept", async () => {
    const site = await serve((request, response) => {
      version = "edited meanwhile";
      page("hello")(request, response);
    });
    await site.get("/en/f");
    await site.get("/en/f");
    expect(site.asked()).toBe(2);
  });
});

let version = "today";
const open: Server[] = [];
afterEach(() => {
  version = "today";
  for (const server of open.splice(0)) server.close();
});

/** A response as Next gives one: headers one by one, packed for those who ask for it, in two pieces. */
function page(text: string, headers: Record<string, string> = {}, status = 200): RequestListener {
  return (request, response) => {
    const isPacked = request.headers["accept-encoding"] === "gzip";
    const common = {
      "cache-control": "s-maxage=300",
      etag: `"${text}"`,
      "content-security-policy": "default-src 'none'",
    };
    for (const [name, value] of Object.entries({ ...common, ...headers })) response.setHeader(name, value);
    if (isPacked) response.setHeader("content-encoding", "gzip");
    response.statusCode = status;
    const body = isPacked ? gzipSync(text) : Buffer.from(text);
    response.write(body.subarray(0, 2));
    response.end(body.subarray(2));
  };
}

async function serve(handle: RequestListener) {
  let asked = 0;
  const count: RequestListener = (request, response) => {
    asked++;
    handle(request, response);
  };
  const server = createServer(trimmedRequests(keptResponses(count, () => version))).listen(0);
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return { asked: () => asked, get: (path: string, headers = {}) => get(`http://localhost:${port}${path}`, headers) };
}

async function get(url: string, headers: OutgoingHttpHeaders) {
  const [response]: IncomingMessage[] = await once(request(url, { headers }).end(), "response");
  if (!response) throw new Error("no response");
  const bytes = await buffer(response);
  const unpack = { gzip: gunzipSync, br: brotliDecompressSync }[response.headers["content-encoding"] ?? ""];
  const body = unpack && bytes.length > 0 ? unpack(bytes) : bytes;
  return { status: response.statusCode, headers: response.headers, body: body.toString() };
}
