/**
 * The kind of page or route that a request is for: one of few words, whatever was asked for. No step and nothing of a journey is in it.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {string} method
 * @param {string} target with or without its query
 */
export function pageKind(method, target) {
  const [path = ""] = target.split("?", 1);
  const known = routes.find(([shape]) => shape.test(path));
  if (known) return known[1];
  if (path.startsWith("/api/")) return "other";
  const [, word, step = ""] = pagePath.exec(path) ?? [];
  if (word === undefined) return "other";
  if (method === "POST") return "form";
  if (!channels.has(word)) return pages.has(word) ? word : "other";
  if (step.startsWith("trial-")) return "trial";
  return steps.has(step) ? step : "step";
}

/** @type {readonly (readonly [RegExp, string])[]} */
const routes = [
  [/^\/(_next\/static\/.*|icon\.svg|last-net\.css|robots\.txt|sitemap\.xml|sw\.js|ended\.js)$/, "file"],
  [/^\/([a-z]{2,3}(-[a-z0-9]+)*(\/start(\/.*)?)?)?$/, "start"],
  [/^\/start\/?$/, "ticket"],
  [/^\/api\/health\/?$/, "health"],
  [/^\/api\/delivery(\/texts)?\/?$/, "code-status"],
  [/^\/api\/resend-proof\/?$/, "proof"],
  [/^\/api\/delivery-events\/?$/, "delivery-events"],
  [/^\/api\/webhooks\/[^/]+\/?$/, "webhook"],
  [/^\/api\/outcomes\/?$/, "outcomes"],
  [/^\/api\/v1\//, "api"],
];
const pagePath = /^\/[a-z]{2,3}(?:-[a-z0-9]+)*\/([a-z-]+)(?:\/([a-z0-9-]*))?(?:\/|$)/;
const pages = new Set(["delivery", "help", "share", "go", "offline", "preview"]);
const channels = new Set(["email", "sms", "authenticator"]);
const steps = new Set(["solved", "help", "all", "likely", "get-in"]);
