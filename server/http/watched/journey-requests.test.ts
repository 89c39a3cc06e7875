import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { serve } from "../../testing/http/test-site.ts";
import { journeyRequests } from "./journey-requests.js";

// Safari says no more than this; others add that somebody tapped.
const tap = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "sec-fetch-site": "cross-site" };

afterEach(() => {
  globalThis.wizardOutcomes = undefined;
  vi.unstubAllEnvs();
});

test("a tap from elsewhere begins a journey, one within the site may end it", async () => {
  const { site, tally } = await start();
  await site.ask({ target: "/en/email/spam-folder?utm=1", headers: tap });
  await site.ask({
    target: "/en/email/solved/spam-folder.found",
    headers: { ...tap, "sec-fetch-site": "same-origin" },
  });
  expect(tally.mock.calls).toEqual([
    ["/en/email/spam-folder", "begun"],
    ["/en/email/solved/spam-folder.found", "ended"],
  ]);
});

test.each([
  ["a robot, which says nothing of a tap", {}],
  ["a page in a frame, which no browser shows", { ...tap, "sec-fetch-dest": "iframe" }],
  ["a request of soft navigation", { ...tap, "sec-fetch-mode": "cors" }],
  ["a reload", { ...tap, "cache-control": "max-age=0" }],
  ["a page that the browser has already", { ...tap, "if-none-match": 'W/"x"' }],
  ["a page fetched ahead", { ...tap, "sec-purpose": "prefetch" }],
  ["a page fetched ahead by an old browser", { ...tap, "x-moz": "prefetch" }],
  ["a person with Global Privacy Control", { ...tap, "sec-gpc": "1" }],
  ["a person with Do Not Track", { ...tap, dnt: "1" }],
])("%s counts nothing", async (_, headers) => {
  const { site, tally } = await start();
  expect(await site.ask({ target: "/en/email/spam-folder", headers })).toMatchObject({ status: 200 });
  expect(tally).not.toHaveBeenCalled();
});

test("a page in a frame of a site on the list begins a journey, and one for support does not", async () => {
  vi.stubEnv("EMBED_ORIGINS", "https://www.shop.example");
  const { site, tally } = await start();
  const headers = { ...tap, "sec-fetch-dest": "iframe" };
  for (const target of ["/en/email/spam-folder", "/en/share"]) await site.ask({ target, headers });
  expect(tally.mock.calls).toEqual([["/en/email/spam-folder", "begun"]]);
});

test("a page that is not there counts nothing", async () => {
  const { site, tally } = await start(404);
  await site.ask({ target: "/en/email/nothing", headers: tap });
  expect(tally).not.toHaveBeenCalled();
});

async function start(status = 200) {
  const tally = vi.fn();
  globalThis.wizardOutcomes = { tally, counts: new Map() };
  const site = await serve(
    createServer(journeyRequests((_, response) => void response.writeHead(status).end("a page"))),
  );
  return { site, tally };
}
