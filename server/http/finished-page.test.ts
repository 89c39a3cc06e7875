import { createHash } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it, test } from "vitest";
import { finishedPages } from "./finished-page.js";
import { isPublicPath } from "./public-path.js";

describe("a public page", () => {
  it("goes out in one piece, with a policy that allows exactly its own inline elements", async () => {
    const get = await serve(page('<script src="/a.js"></script><script>ask("¿?")</script><style>a{}</style>'));
    const { headers, text } = await get("/en/email/spam-folder");
    expect(text).toContain('ask("¿?")');
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`script-src 'self' ${sha256('ask("¿?")')};`);
    expect(policy).toContain(`style-src 'self' ${sha256("a{}")};`);
  });

  it("may be kept by every cache, and is not sent again to who has it", async () => {
    const get = await serve(page("hello"));
    const { headers, status } = await get("/en");
    expect([status, headers.get("cache-control")]).toEqual([200, "s-maxage=300, stale-while-revalidate=3300"]);
    const again = await get("/en", { "if-none-match": headers.get("etag") ?? "" });
    expect([again.status, again.text, again.headers.get("content-type")]).toEqual([304, "", null]);
    expect((await get("/en", { "if-none-match": '"another"' })).status).toBe(200);
  });

  it.each([
    ["404", 404, "s-maxage=300, stale-while-revalidate=3300"],
    ["500", 500, "no-store"],
  ])("that asks for status %s is sent with it", async (code, status, life) => {
    const get = await serve(page(`<meta name="http-status" content="${code}"/>`));
    const response = await get("/en/x");
    expect([response.status, response.headers.get("cache-control")]).toEqual([status, life]);
  });

  it("that Next could not render is not kept", async () => {
    const get = await serve(page("broken", 500));
    expect((await get("/en/x")).headers.get("cache-control")).toBe("no-store");
  });

  it("that only leads on is its address alone", async () => {
    const get = await serve((_, response) => {
      response.setHeader("location", "/en/email/a");
      response.setHeader("content-type", "text/html");
      response.statusCode = 307;
      response.write("<html>");
      response.end("</html>");
    });
    const response = await get("/en/email");
    expect([response.status, response.headers.get("location"), response.text]).toEqual([307, "/en/email/a", ""]);
  });

  it("as data for soft navigation may be kept as well", async () => {
    const get = await serve(page("0:data", 200, "text/x-component"));
    const { headers } = await get("/en/email/a", { rsc: "1" });
    expect(headers.get("cache-control")).toContain("s-maxage");
    expect(headers.get("content-security-policy")).toBeNull();
  });

  it.each(["/en/delivery/email/a", "/en/%64elivery", "/en/x/../delivery", "/en/go", "/api/v1/step", "/start"])(
    "is not what stands at %s",
    async (path) => {
      const get = await serve(page("mine"));
      const { headers } = await get(path);
      expect([headers.get("cache-control"), headers.get("etag")]).toEqual(["private, no-store", null]);
    },
  );
});

describe("a page that is not public", () => {
  it.each(["/en/delivery", "/en/%C3%A9"])("%s gets a policy as well", async (path) => {
    const get = await serve(page("<script>a</script>"));
    expect((await get(path)).headers.get("content-security-policy")).toContain(sha256("a"));
  });

  it("keeps the policy that it has", async () => {
    const get = await serve((request, response) => {
      response.setHeader("content-security-policy", "script-src 'nonce-1'");
      page("mine")(request, response);
    });
    expect((await get("/en/delivery")).headers.get("content-security-policy")).toBe("script-src 'nonce-1'");
  });
});

test.each([
  ["/en", true],
  ["/zh-Hant/email/all", true],
  ["/en/start/symptom.refused", true],
  ["/en/sms/no-signal/phone-change.new-sim/a.b", true],
  ["/en/email/delivery", true],
  ["/en/%64elivery", false],
  ["/en/x/../delivery", false],
  ["/en//delivery", false],
  ["/EN/Delivery", false],
  ["/xx", true],
  ["/", false],
  ["/start", false],
  ["/en/delivery", false],
  ["/en/delivery/sms/trial-phone", false],
  ["/en/go", false],
  ["/api", false],
  ["/api/v1/step", false],
  ["/_next/static/a.js", false],
  ["/robots.txt", false],
])("%s is public: %s", (path, expected) => {
  expect(isPublicPath(path)).toBe(expected);
});

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A page as Next writes one: in pieces, with its own idea of who may keep it. */
function page(html: string, status = 200, type = "text/html; charset=utf-8"): RequestListener {
  return (_, response) => {
    response.setHeader("cache-control", "private, no-store");
    response.setHeader("content-type", type);
    response.statusCode = status;
    response.flushHeaders();
    response.write(html.slice(0, 9));
    response.end(html.slice(9));
  };
}

async function serve(handle: RequestListener) {
  const server = createServer(finishedPages(handle)).listen(0);
  open.push(server);
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://localhost:${port}${path}`, { headers, redirect: "manual" });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

function sha256(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
