import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { channels } from "#machines/words.ts";
import { mayBeKept, requestKind, standbyPaths } from "./request-kind.js";

const site = "https://help.example";

describe("what the worker does with a request", () => {
  it.each(["/en", "/en/email/spam-folder", "/zh/sms/all", "/en/email/wait/spam-folder.not-there/provider.gmail"])(
    "the page %s is kept under its path, whatever its query says",
    (path) => {
      expect(kindOf(`${path}?email=me%40example.com`, "navigate")).toEqual({ kind: "page", key: path });
    },
  );

  it.each(["/", "/en/delivery", "/en/delivery/email/spam-folder", "/en/go?channel=email"])(
    "the page %s is never kept; the offline page stands in",
    (path) => {
      expect(kindOf(path, "navigate")).toEqual({ kind: "page-not-kept" });
    },
  );

  it("the entrance is neither kept nor asked for by the worker", () => {
    expect(kindOf("/start?ticket=secret", "navigate")).toEqual({ kind: "entrance" });
    expect(kindOf("/start?ticket=secret", "cors", { rsc: "1" })).toEqual({ kind: "not-ours" });
  });

  it.each(["/api/delivery", "/api/v1/step?locale=en", "/robots.txt", "/sw.js"])(
    "%s is left to the browser, opened or asked for",
    (path) => {
      expect(kindOf(path, "navigate")).toEqual({ kind: "not-ours" });
      expect(kindOf(path, "cors", { rsc: "1" })).toEqual({ kind: "not-ours" });
    },
  );

  it("a step is kept under its path and the part of it that is asked for", () => {
    const whole = kindOf("/en/email/spam-folder?_rsc=abc", "cors", { rsc: "1" });
    const tree = { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
    expect(whole).toMatchObject({ kind: "step" });
    expect(kindOf("/en/email/spam-folder?_rsc=xyz", "cors", { rsc: "1", "next-url": "/en" })).toEqual(whole);
    expect(kindOf("/en/email/spam-folder", "cors", tree)).not.toEqual(whole);
    // Without the frame around it, because that is there.
    const inFrame = '["",{"children":[["locale","en","d",null],{"children":[["path","email","c",null],{}]}]}]';
    const state = { rsc: "1", "next-router-state-tree": encodeURIComponent(inFrame) };
    expect(kindOf("/en/email/spam-folder", "cors", state)).not.toEqual(whole);
  });

  it("the personal page is not kept as a step either", () => {
    expect(kindOf("/en/delivery/email/spam-folder?_rsc=abc", "cors", { rsc: "1" })).toEqual({ kind: "not-ours" });
  });

  it("nothing that is sent is touched, nor anything of another site", () => {
    for (const mode of ["navigate", "cors"])
      expect(requestKind(asked("/en/email/spam-folder", mode, { rsc: "1" }, "POST"), site).kind).toBe("not-ours");
    expect(requestKind(asked("/en", "navigate"), "https://other.example").kind).toBe("not-ours");
  });
});

describe("what may be kept", () => {
  it("is a whole response that the server calls public", () => {
    expect(mayBeKept(response())).toBe(true);
    expect(mayBeKept(response({ cacheControl: "no-store" }))).toBe(false);
    expect(mayBeKept(response({ cacheControl: "private, max-age=60" }))).toBe(false);
    expect(mayBeKept(response({ status: 404 }))).toBe(false);
    // A browser takes no page from a worker that was sent on.
    expect(mayBeKept(response({ redirected: true }))).toBe(false);
    // What a redirect looks like from inside a worker.
    expect(mayBeKept(response({ status: 0, type: "opaqueredirect" }))).toBe(false);
  });
});

describe("the pages to fall back on", () => {
  it("are the notice in the language of the address, and all checks of its channel", () => {
    for (const channel of channels)
      expect(standbyPaths(`/ar/${channel}/x/y.z`)).toEqual(["/ar/offline", `/ar/${channel}/all`]);
    expect(standbyPaths("/ar")).toEqual(["/ar/offline"]);
    expect(standbyPaths("/ar/delivery")).toEqual(["/ar/offline"]);
    expect(standbyPaths("/ar/delivery/email/x")).toEqual(["/ar/offline", "/ar/email/all"]);
  });

  it("are none where an address has no language", () => {
    for (const path of ["/", "/start", "/api/delivery"]) expect(standbyPaths(path)).toEqual([]);
  });

  it("are a route of the site", () => {
    expect(readdirSync("app/[locale]")).toContain("offline");
  });
});

function kindOf(path: string, mode: string, headers: Record<string, string> = {}) {
  return requestKind(asked(path, mode, headers), site);
}

function asked(path: string, mode: string, headers: Record<string, string> = {}, method = "GET") {
  return { method, url: site + path, mode, headers: new Headers(headers) };
}

function response({
  status = 200,
  type = "basic",
  redirected = false,
  cacheControl = "s-maxage=300, stale-while-revalidate=3300",
} = {}) {
  return { status, type, redirected, headers: new Headers({ "cache-control": cacheControl }) };
}
