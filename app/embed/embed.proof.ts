import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase } from "#server/data/database.ts";
import { ticketFor } from "#server/testing/ticket.ts";
import { forgetTickets, openTicketSite, usedTickets } from "#server/testing/ticket-site.ts";
import { GET } from "./route.ts";

const shop = "https://www.shop.example";
let sign: Awaited<ReturnType<typeof openTicketSite>>;
beforeAll(async () => {
  sign = await openTicketSite({ BASE_URL: "https://help.kestrel.example", EMBED_ORIGINS: shop });
});
beforeEach(forgetTickets);
afterAll(closeDatabase);

const inFrame = {
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "iframe",
  "sec-fetch-site": "cross-site",
  "accept-language": "en",
  referer: `${shop}/`,
};
const ask = (query: Record<string, string>, headers: Record<string, string> = inFrame) =>
  GET(new NextRequest(`https://help.kestrel.example/embed?${new URLSearchParams(query)}`, { headers }));
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";

describe("a ticket in a frame of another site", () => {
  test("is used once the browser has shown that it keeps our cookie there", async () => {
    const ticket = await sign(ticketFor(new Date()));
    const first = await ask({ ticket });
    expect(first.status).toBe(303);
    expect(await usedTickets()).toBe(0);
    const [set = ""] = first.headers.getSetCookie();
    expect(set).toMatch(/^__Host-framed-browser=[A-Za-z0-9_-]{43}; Path=\/;/);
    for (const part of ["Secure", "HttpOnly", "SameSite=none", "Partitioned"]) expect(set).toContain(part);

    const again = new URL(first.headers.get("location") ?? "", "https://help.kestrel.example").searchParams;
    const second = await ask(Object.fromEntries(again), { ...inFrame, cookie: cookieOf(first) });
    expect([second.status, second.headers.get("location")]).toEqual([303, "/en/email/sign"]);
    expect(await usedTickets()).toBe(1);
    const names = second.headers.getSetCookie().map((cookie) => cookie.split("=", 1)[0]);
    expect(names.toSorted()).toEqual(["__Host-framed-browser", "__Host-framed-ticket", "__Host-has-ticket"]);
    for (const cookie of second.headers.getSetCookie()) expect(cookie).toMatch(/Partitioned/);
  });

  test("shows the language of the page around it, else that of the ticket", async () => {
    const own = { ...inFrame, cookie: `__Host-framed-browser=${"b".repeat(43)}` };
    const ticket = await sign(ticketFor(new Date()));
    expect((await ask({ ticket, locale: "pt-BR" }, own)).headers.get("location")).toBe("/pt/email/sign");
    expect((await ask({ ticket }, own)).headers.get("location")).toBe("/en/email/sign");
    // A page in a language that the help does not speak says nothing of those that the person reads.
    const spanish = await sign({ ...ticketFor(new Date()), locale: "es-MX" });
    expect((await ask({ ticket: spanish, locale: "nl" }, own)).headers.get("location")).toBe("/es/email/sign");
    const german = { ...inFrame, "accept-language": "nl, de;q=0.8" };
    expect((await ask({ locale: "nl", channel: "sms" }, german)).headers.get("location")).toBe("/de/sms");
  });

  test("is not used where the browser keeps none: the page around is told, and the link of the frame holds the ticket", async () => {
    const ticket = await sign(ticketFor(new Date()));
    const response = await ask({ ticket, again: "1" });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(`target="_blank" href="/start?ticket=${ticket}"`);
    expect(page).toContain("postMessage");
    expect(await usedTickets()).toBe(0);
  });

  test("is not used, and the log names the page, where that page is not on the list", async () => {
    const ticket = await sign(ticketFor(new Date()));
    const response = await ask({ ticket }, { ...inFrame, referer: "https://www.evil.example/" });
    expect([response.status, response.headers.get("set-cookie")]).toEqual([403, null]);
    expect(await usedTickets()).toBe(0);
  });

  test.each<[string, Record<string, string>]>([
    ["somebody who opens it as a page", { ...inFrame, "sec-fetch-dest": "document" }],
    ["a scanner of links", {}],
    ["a browser that fetches ahead", { ...inFrame, "sec-purpose": "prefetch" }],
  ])("is not used by %s, but sent on to where people come by themselves", async (_, headers) => {
    const ticket = await sign(ticketFor(new Date()));
    const response = await ask({ ticket }, headers);
    expect(response.headers.get("location")).toBe(`/start?ticket=${ticket}`);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await usedTickets()).toBe(0);
  });

  test("that is nonsense cannot be more than text, nor lead elsewhere", async () => {
    const page = await (await ask({ ticket: '"><img src=x>', again: "1" })).text();
    expect(page).not.toContain("<img");
    for (const name of ["ticket", "channel", "locale"])
      expect((await ask({ [name]: "//evil.example" })).headers.get("location")).toMatch(/^\/(embed\?|en)/);
  });
});

test("within one site the cookies are those that the help has by itself", async () => {
  const ticket = await sign(ticketFor(new Date()));
  const first = await ask({ ticket }, { ...inFrame, "sec-fetch-site": "same-site" });
  expect(first.headers.getSetCookie()[0]).toMatch(/^__Host-browser=.*SameSite=lax/);
  expect(first.headers.getSetCookie()[0]).not.toMatch(/Partitioned/);
});

describe("without a ticket the frame begins", () => {
  test.each([
    [{}, "/en"],
    [{ channel: "sms" }, "/en/sms"],
    [{ channel: "pigeon" }, "/en"],
    [{ channel: "email", locale: "pt-BR" }, "/pt/email"],
    [{ locale: "xx" }, "/en"],
  ])("with %o at %s, and no cookie is set", async (query, path) => {
    const response = await ask(query);
    expect([response.status, response.headers.get("location")]).toEqual([303, path]);
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});
