/**
 * The worker that takes the place of all before it, forgets what they kept, and goes. With it the site is as if there had never been one.
 * A part of the worker's script, so plain JavaScript that imports nothing.
 *
 * @param {import("./worker-scope.d.ts").WorkerScope} scope
 */
export function endWorker(scope) {
  const { caches } = scope;
  scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener("activate", (event) => event.waitUntil(forget()));

  async function forget() {
    for (const name of await caches.keys()) if (name.startsWith("help-")) await caches.delete(name);
    await scope.registration.unregister();
  }
}
