import { mayBeKept, publicPathOf, requestKind, standbyPaths } from "./request-kind.js";

/**
 * The service worker: network first, and what was kept where the network fails or takes longer than `patience`. Whatever fails in here, the
 * page gets what it would get without a worker. A new version starts with empty hands, but for the pages to fall back on: these it has
 * fetched anew before the old one goes.
 * A part of the worker's script, so plain JavaScript that needs nothing but what it imports.
 *
 * @param {import("./worker-scope.d.ts").WorkerScope} scope
 * @param {string} version of content and build; nothing of another one is shown
 */
export function startWorker(scope, version) {
  const { caches } = scope;
  const { origin } = scope.location;
  const name = `${ours}${version}`;

  scope.addEventListener("install", (event) => event.waitUntil(takeOver()));
  scope.addEventListener("activate", (event) => event.waitUntil(clearOthers()));
  scope.addEventListener("message", (event) => event.waitUntil(keepStandby(event.data).catch(() => {})));
  scope.addEventListener("fetch", (event) => {
    const { url } = event.request;
    const asked = requestKind(event.request, origin);
    // A step that fails makes the page load it as a whole.
    if (asked.kind === "step") event.respondWith(networkFirst(event, asked.key));
    if (asked.kind === "page") event.respondWith(networkFirst(event, asked.key).catch(() => offlinePage(url)));
    if (asked.kind === "page-not-kept") event.respondWith(fromNetwork(event).catch(() => withoutStatus(url)));
    if (asked.kind === "entrance" && scope.navigator.onLine === false) event.respondWith(offlinePage(url));
  });

  async function takeOver() {
    const caught = await Promise.all((await otherNames()).map(async (other) => (await caches.open(other)).keys()));
    const paths = caught.flat().map(({ url }) => new URL(url).pathname);
    for (const path of new Set(paths)) if (standbyPaths(path).includes(path)) await fetchAndKeep(path);
    await scope.skipWaiting();
  }

  async function clearOthers() {
    await Promise.all((await otherNames()).map((other) => caches.delete(other)));
    await scope.registration.navigationPreload?.enable();
    await scope.clients.claim();
  }

  async function otherNames() {
    return (await caches.keys()).filter((other) => other.startsWith(ours) && other !== name);
  }

  /** @param {unknown} said where a page is that has time now, and whether it was loaded as a whole */
  async function keepStandby(said) {
    const { path, isLoaded } = Object(said);
    if (typeof path !== "string") return;
    const wanted = isLoaded && requestKind({ ...navigation, url: origin + path }, origin).kind === "page" ? [path] : [];
    const cache = await caches.open(name);
    for (const each of [...wanted, ...standbyPaths(path)]) if (!(await cache.match(each))) await fetchAndKeep(each);
  }

  /** @param {string} path */
  async function fetchAndKeep(path) {
    await keep(path, await scope.fetch(path));
  }

  /** @param {string} key @param {Response} response */
  async function keep(key, response) {
    if (!mayBeKept(response)) return;
    const cache = await caches.open(name);
    await cache.put(key, response);
    const passing = (await cache.keys()).filter(
      ({ url }) => !standbyPaths(new URL(url).pathname).includes(new URL(url).pathname),
    );
    for (const oldest of passing.slice(0, -mostKept)) await cache.delete(oldest);
  }

  /** @param {import("./worker-scope.d.ts").WorkerFetchEvent} event */
  async function fromNetwork(event) {
    return (await event.preloadResponse) ?? scope.fetch(event.request);
  }

  /** @param {import("./worker-scope.d.ts").WorkerFetchEvent} event @param {string} key @returns {Promise<Response>} */
  async function networkFirst(event, key) {
    const fetched = fromNetwork(event);
    // Also when it comes too late for this view: then it is there for the next one.
    event.waitUntil(fetched.then((response) => keep(key, response.clone())).catch(() => {}));
    const kept = await keptFor(key).catch(() => undefined);
    if (!kept) return fetched;
    const late = new Promise((resolve) => setTimeout(resolve, patience)).then(() => kept);
    return Promise.race([
      fetched.then((response) => (response.status < 500 ? response : kept)).catch(() => kept),
      late,
    ]);
  }

  /** @param {string} key */
  async function keptFor(key) {
    return (await caches.open(name)).match(key);
  }

  /** Another address, because a page runs under its own. @param {string} url of a personal page */
  async function withoutStatus(url) {
    const { pathname } = new URL(url);
    const path = publicPathOf(pathname);
    const isKept = path !== pathname && (await keptFor(path));
    return isKept ? new Response(null, { status: 302, headers: { location: origin + path } }) : offlinePage(url);
  }

  /** In the language of the address where it has one; it names only the pages that are kept. @param {string} url */
  async function offlinePage(url) {
    const cache = await caches.open(name);
    const paths = (await cache.keys()).map((kept) => new URL(kept.url).pathname);
    const [wanted = ""] = standbyPaths(new URL(url).pathname);
    const path = paths.includes(wanted) ? wanted : paths.findLast((kept) => kept.endsWith("/offline"));
    const page = path && (await cache.match(path));
    if (!page) return Response.error();
    const html = (await page.text()).replaceAll(linkToKept, (item, to) => (paths.includes(to) ? item : ""));
    return new Response(html, { status: 503, headers: page.headers });
  }
}

/** Milliseconds that the network is given where something is kept. */
const patience = 3_000;

/** Pages and steps; one is about 40 kB. Those to fall back on are not counted. */
const mostKept = 60;

const ours = "help-";
const navigation = { method: "GET", mode: "navigate", headers: new Headers() };

// As server/http/offline/offline-page.ts writes it.
const linkToKept = /<li data-kept="([^"]*)">.*?<\/li>/g;
