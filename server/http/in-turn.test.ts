import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.js";

describe("pages in turn", () => {
  it("at most so many are made at once, the next one as soon as one is done", async () => {
    const site = await serve();
    const both = Promise.all([site.get("/en/a"), site.get("/en/b")]);
    await site.arrived(1);
    // Two connections: either may be the first.
    const [first = ""] = site.made;
    const second = first === "/en/a" ? "/en/b" : "/en/a";
    expect(site.made).toEqual([first]);
    site.finish(first);
    await site.arrived(2);
    expect(site.made).toEqual([first, second]);
    site.finish(second);
    expect(await both).toEqual([200, 200]);
  });

  it("one that waited is made as itself, not as the one whose end let it in: traces go by that", async () => {
    const site = await serve();
    site.get("/en/a");
    await site.arrived(1);
    // Once one is refused, the other is in line.
    await Promise.race([site.get("/en/b"), site.get("/en/c")]);
    site.finish("/en/a");
    await site.arrived(2);
    expect(site.madeAs).toEqual(site.made);
  });

  it("who finds the line full is told to come back", async () => {
    const site = await serve();
    const first = site.get("/en/a");
    await site.arrived(1);
    const later = [site.get("/en/b"), site.get("/en/c")];
    expect(await Promise.race(later)).toBe(503);
    site.finish("/en/a");
    expect(await first).toBe(200);
    await site.arrived(2);
  });

  it("the API does not wait behind pages", async () => {
    const site = await serve();
    site.get("/en/a");
    await site.arrived(1);
    const press = site.get("/api/v1/step");
    await site.arrived(2);
    site.finish("/api/v1/step");
    expect(await press).toBe(200);
  });

  it("a page that is made makes room, however slowly it is read", async () => {
    const site = await serve();
    const slow = request(`${site.origin}/en/a`).on("error", () => {});
    slow.on("response", (response) => response.pause()).end();
    await site.arrived(1);
    site.finish("/en/a", "x".repeat(20_000_000));
    const next = site.get("/en/b");
    await site.arrived(2);
    site.finish("/en/b");
    expect(await next).toBe(200);
    slow.destroy();
  });

  it("a page whose reader has gone makes room", async () => {
    const site = await serve();
    const gone = request(`${site.origin}/en/a`).on("error", () => {});
    gone.end();
    await site.arrived(1);
    gone.destroy();
    const next = site.get("/en/b");
    await site.arrived(2);
    site.finish("/en/b");
    expect(await next).toBe(200);
  });
});

let open: Server | undefined;
afterEach(() => open?.closeAllConnections());

/** A site that makes one page at a time, with room for one in line; a page is done when the test says so. */
async function serve() {
  const made: string[] = [];
  const madeAs: (string | undefined)[] = [];
  const asking = new AsyncLocalStorage<string>();
  const pages = new Map<string, ServerResponse>();
  let heard = () => {};
  const handle = (asked: IncomingMessage, response: ServerResponse) => {
    made.push(asked.url ?? "");
    madeAs.push(asking.getStore());
    pages.set(asked.url ?? "", response);
    heard();
  };
  const door = inTurn(handle, { atOnce: 1, waiting: 1 });
  const server = createServer((asked, response) => asking.run(asked.url ?? "", () => door(asked, response))).listen(0);
  open = server;
  await once(server, "listening");
  const address = server.address();
  const origin = `http://localhost:${typeof address === "object" ? address?.port : null}`;
  return {
    origin,
    made,
    madeAs,
    finish: (path: string, body = "") => pages.get(path)?.end(body),
    get: (path: string) =>
      new Promise<number | undefined>((resolve) => {
        request(origin + path, ({ statusCode }) => resolve(statusCode))
          .on("error", () => resolve(undefined))
          .end();
      }),
    async arrived(count: number) {
      while (made.length < count)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
    },
  };
}
