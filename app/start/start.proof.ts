import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "#server/data/database.ts";
import { ticketFor } from "#server/testing/ticket.ts";
import { forgetTickets, openTicketSite, usedTickets } from "#server/testing/ticket-site.ts";
import { GET, HEAD, POST } from "./route.ts";

let sign: Awaited<ReturnType<typeof openTicketSite>>;
beforeAll(async () => {
  sign = await openTicketSite({ BASE_URL: "http://localhost:3000" });
});
beforeEach(forgetTickets);
afterAll(closeDatabase);

const ticket = () => sign(ticketFor(new Date()));
const opens = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "accept-language": "en" };
const visit = (jws: string, headers: Record<string, string>, method = "GET") =>
  new NextRequest(`http://localhost:3000/start?ticket=${jws}`, { headers, method });
const lands = { status: 303, to: "/en/email/sign" };
const where = (response: Response) => ({ status: response.status, to: response.headers.get("location") });

describe("a ticket", () => {
  test("lets a person in at once who opens the link", async () => {
    expect(where(await GET(visit(await ticket(), opens)))).toEqual(lands);
    expect(await usedTickets()).toBe(1);
  });

  test.each<[string, string, Record<string, string>]>([
    ["a scanner of mails that gets every link", "GET", {}],
    ["one that says what it is not", "GET", { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }],
    ["a request for the headers alone", "HEAD", opens],
    ["a browser that fetches ahead", "GET", { ...opens, "sec-purpose": "prefetch" }],
    ["one that renders ahead", "GET", { ...opens, "sec-purpose": "prefetch;prerender" }],
    ["an older one that fetches ahead", "GET", { ...opens, purpose: "prefetch" }],
  ])("is not used up by %s", async (_, method, headers) => {
    const jws = await ticket();
    const response = await (method === "HEAD" ? HEAD : GET)(visit(jws, headers, method));
    expect([200, 503]).toContain(response.status);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await usedTickets()).toBe(0);
    expect(where(await GET(visit(jws, opens)))).toEqual(lands);
  });

  test("whoever may not be a person gets a page with one button, which lands at once", async () => {
    const jws = await ticket();
    const page = await (await GET(visit(jws, { "accept-language": "ar" }))).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    const [, value = ""] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
    const body = new URLSearchParams({ ticket: value }).toString();
    const press = new NextRequest("http://localhost:3000/start", {
      method: "POST",
      body,
      headers: { "accept-language": "en" },
    });
    expect(where(await POST(press))).toEqual(lands);
  });

  test("that is nonsense is shown as text, and cannot be more", async () => {
    const page = await (await GET(visit(encodeURIComponent('"><script>alert(1)</script>'), {}))).text();
    expect(page).not.toContain("<script");
  });

  test("too long a form is no ticket", async () => {
    const press = new NextRequest("http://localhost:3000/start", {
      method: "POST",
      body: `ticket=${"x".repeat(9_000)}`,
    });
    expect(where(await POST(press)).to).toContain("/delivery?problem=");
  });
});

describe("the cookie that ties a ticket to a browser", () => {
  test.each(["", "short", "x".repeat(43).concat("!"), "a".repeat(44), "__proto__"])(
    "is replaced when it is none of ours: “%s”",
    async (value) => {
      const response = await GET(visit(await ticket(), { ...opens, cookie: `browser=${value}` }));
      expect(where(response)).toEqual(lands);
      expect(browserOf(response)).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(browserOf(response)).not.toBe(value);
    },
  );

  test("that is ours stays, so that an earlier ticket goes on", async () => {
    const ours = "b".repeat(43);
    expect(browserOf(await GET(visit(await ticket(), { ...opens, cookie: `browser=${ours}` })))).toBe(ours);
  });
});

test("by https no other host of the domain can put its cookies in the place of ours", async () => {
  vi.stubEnv("BASE_URL", "https://help.kestrel.example");
  vi.resetModules();
  const route = await import("./route.ts");
  (await import("#server/env.ts")).env();
  vi.stubEnv("BASE_URL", "http://localhost:3000");
  const theirs = "c".repeat(43);
  const response = await route.GET(visit(await ticket(), { ...opens, cookie: `browser=${theirs}; ticket=x` }));
  const set = response.headers.getSetCookie();
  expect(set.map((cookie) => cookie.split("=", 1)[0]).toSorted()).toEqual([
    ...["__Host-browser", "__Host-has-ticket", "__Host-ticket"],
  ]);
  for (const cookie of set) expect(cookie).toMatch(/; Path=\/;.*Secure/i);
  for (const cookie of set) expect(cookie).not.toMatch(/Domain/i);
  expect(set.join()).not.toContain(theirs);
});

function browserOf(response: Response): string | undefined {
  return response.headers.getSetCookie().flatMap((cookie) => /^browser=([^;]*)/.exec(cookie)?.[1] ?? [])[0];
}
