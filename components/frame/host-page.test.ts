import { afterEach, expect, test, vi } from "vitest";

const host = "https://www.shop.example";
/** A busy machine takes longer than a moment. */
const patience = { timeout: 20_000 };
const hello = { from: "wheres-my-code", version: 1, type: "hello" };

afterEach(() => vi.unstubAllGlobals());

test("a frame whose line is gone speaks to the page around it once the line is back", async () => {
  const frame = await framedPage();
  frame.fetch.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  frame.fetch.mockResolvedValueOnce(new Response("Bad Gateway", { status: 502 }));
  frame.tellHost("/en/email/spam-folder", false);
  await vi.waitFor(() => {
    frame.window.dispatchEvent(new Event("online"));
    expect(frame.fetch).toHaveBeenCalledTimes(3);
  }, patience);
  await vi.waitFor(() => expect(frame.said).toContainEqual([hello, "*"]), patience);
  frame.hear(host, hello);
  await vi.waitFor(() => {
    expect(frame.said).toContainEqual([expect.objectContaining({ type: "step" }), host]);
  }, patience);
});

test.each([
  ["an origin that is not on the list", "https://www.evil.example", hello],
  ["the page around it, in words of another version", host, { ...hello, version: 2 }],
])("nothing but that somebody is there is said to %s", async (_, origin, data) => {
  const frame = await framedPage();
  frame.tellHost("/en/email/solved", false);
  await vi.waitFor(() => expect(frame.said).toHaveLength(1), patience);
  frame.hear(origin, data);
  frame.hear(host, hello, {});
  await Promise.resolve();
  expect(frame.said).toEqual([[hello, "*"]]);
});

/** A page of ours in a frame, as far as it is used: what it says, and a way to speak to it. */
async function framedPage() {
  vi.resetModules();
  const said: unknown[][] = [];
  const window = new EventTarget();
  const parent = { postMessage: (...message: unknown[]) => said.push(message) };
  const known = { origins: [host], signIn: "https://www.shop.example/sign-in" };
  const fetch = vi.fn<() => Promise<Response>>(async () => Response.json(known));
  vi.stubGlobal("fetch", fetch);
  vi.stubGlobal("parent", parent);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("location", { href: "https://help.example/en/email" });
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
    },
  );
  vi.stubGlobal("document", {
    adoptedStyleSheets: [],
    body: {},
    documentElement: { offsetHeight: 400 },
    querySelector: () => null,
  });
  const { tellHost } = await import("./host-page.ts");
  const hear = (origin: string, data: object, source: object = parent) =>
    window.dispatchEvent(Object.assign(new Event("message"), { origin, data, source }));
  return { tellHost, fetch, said, window, hear };
}
