import type {
  AskedByPage,
  WorkerEvents,
  WorkerFetchEvent,
  WorkerMessageEvent,
  WorkerScope,
} from "../../http/offline/worker-scope.d.ts";

/** What all workers of a site share. */
export interface OfflineSite {
  /** Path → what the server says; `/en/delivery` is not for everyone. */
  pages: Record<string, string>;
  /** Name of a cache → key → what is kept. */
  kept: Map<string, Map<string, string>>;
  line: "up" | "down" | "broken" | "slow";
  isFull: boolean;
}

type AnyEvent = WorkerFetchEvent & WorkerMessageEvent;

const origin = "https://help.example";

/** A browser around one service worker of a site: its caches, a line that can fail, and pages that ask. */
export function offlineBrowser(site: OfflineSite) {
  const heard = new Map<keyof WorkerEvents, (event: AnyEvent) => void>();
  const held: (() => void)[] = [];
  let work: Promise<unknown>[] = [];
  let isGone = false;
  const waitUntil = (more: Promise<unknown>) => void work.push(more);

  async function fetch(asked: string | AskedByPage): Promise<Response> {
    const { pathname } = new URL(typeof asked === "string" ? asked : asked.url, origin);
    if (site.line === "slow") await new Promise<void>((resolve) => void held.push(resolve));
    if (site.line === "down") throw new TypeError("Failed to fetch");
    if (site.line === "broken") return response("broken", 503);
    const body = site.pages[pathname];
    const cacheControl = pathname === "/en/delivery" ? "no-store" : "s-maxage=300";
    return body === undefined ? response("not found", 404) : response(body, 200, cacheControl);
  }

  const scope: WorkerScope = {
    location: { origin },
    navigator: {
      get onLine() {
        return site.line !== "down";
      },
    },
    clients: { claim: async () => {} },
    registration: {
      unregister: async () => {
        isGone = true;
        return true;
      },
    },
    fetch,
    skipWaiting: async () => {},
    addEventListener(type, listener) {
      heard.set(type, listener);
    },
    caches: {
      keys: async () => [...site.kept.keys()],
      delete: async (name) => site.kept.delete(name),
      open: async (name) => keptPages(site, name),
    },
  };

  function tell(type: keyof WorkerEvents, event: Partial<AnyEvent>) {
    const request = { method: "GET", url: origin, mode: "cors", headers: new Headers() };
    heard.get(type)?.({ data: undefined, request, respondWith: () => {}, waitUntil, ...event });
  }

  async function asked(path: string, mode: string, headers: Record<string, string>): Promise<string> {
    let answer: Promise<Response> | undefined;
    const respondWith = (response: Promise<Response>) => {
      answer = response;
    };
    const request = { method: "GET", url: origin + path, mode, headers: new Headers(headers) };
    tell("fetch", { request, respondWith });
    if (!answer) return "left to the browser";
    const given = await answer;
    const to = given.headers.get("location");
    return to === null ? given.text() : `sent on to ${new URL(to).pathname}`;
  }

  /** All that the worker says it is at work on. */
  async function settled() {
    const all = work;
    work = [];
    await Promise.all(all);
  }

  return {
    scope,
    open: (path: string) => asked(path, "navigate", {}),
    step: (path: string) => asked(path, "cors", { rsc: "1" }),
    settled,
    /** What the slow line has held up so far goes through. */
    letThrough: () => {
      for (const go of held.splice(0)) go();
      return settled();
    },
    async start() {
      tell("install", {});
      await settled();
      tell("activate", {});
      await settled();
    },
    say(data: unknown) {
      tell("message", { data });
      return settled();
    },
    keptKeys: () => [...site.kept.values()].flatMap((pages) => [...pages.keys()]),
    isGone: () => isGone,
  };
}

function keptPages({ kept, isFull }: OfflineSite, name: string) {
  const pages = kept.get(name) ?? new Map<string, string>();
  kept.set(name, pages);
  return {
    keys: async () => [...pages.keys()].map((key) => ({ url: origin + key })),
    match: async (key: string) => {
      const text = pages.get(key);
      return text === undefined ? undefined : response(text, 200);
    },
    put: async (key: string, answer: Response) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      pages.delete(key);
      pages.set(key, await answer.text());
    },
    delete: async ({ url }: { url: string }) => pages.delete(url.slice(origin.length)),
  };
}

/** As a browser gives what comes from this site. */
function response(body: string, status: number, cacheControl = "no-store"): Response {
  const made = new Response(body, { status, headers: { "cache-control": cacheControl } });
  return Object.defineProperties(made, {
    type: { value: "basic" },
    clone: { value: () => response(body, status, cacheControl) },
  });
}
