import { beforeEach, describe, expect, it, vi } from "vitest";
import { framersOf } from "./framers.js";

const shop = "https://www.shop.example";
beforeEach(() => vi.stubEnv("EMBED_ORIGINS", shop));

describe("who may show a page in a frame", () => {
  it.each([
    "/en",
    "/pt",
    "/en/email",
    "/en/email/spam-folder/provider.gmail",
    "/ar/help",
    "/en/delivery/email/a",
    // What a worker shows in the place of a page that it cannot have.
    "/en/offline",
    "/embed",
  ])("%s: the sites on the list", (path) => {
    expect(framersOf(path)).toEqual([shop]);
    vi.stubEnv("EMBED_ORIGINS", "");
    expect(framersOf(path)).toEqual([]);
  });

  it.each([
    ...[
      "/",
      "/start",
      "/start/",
      "/metrics",
      "/api/v1/step",
      "/api/delivery",
      "/sw.js",
      "/icon.svg",
      "/_next/static/a.js",
    ],
    ...["/en/share", "/en/share/email", "/en/SHARE", "/en/%73hare", "/%65n/share", "/en/preview"],
  ])("%s: nobody", (path) => {
    expect(framersOf(path)).toEqual([]);
  });
});
