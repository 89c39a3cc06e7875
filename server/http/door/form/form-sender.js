/**
 * Who sent a form, against presses that other sites forge:
 *
 * `here` one of our pages, as Next compares it (the host of `Origin` with `X-Forwarded-Host` or `Host`) ·
 * `here-by-browser` one of our pages as the browser or BASE_URL say, though the proxy in front passes on another host ·
 * `unclear` the host is not that of BASE_URL, and an old browser says no more: most likely the proxy again ·
 * `nowhere` the browser names no page (`Origin: null`) · `foreign` another site.
 *
 * `Sec-Fetch-Site` is written by browsers alone, no page can change it (W3C Fetch Metadata); `Origin` likewise.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string} baseUrl as the operator set it, empty where not
 */
export function senderOf({ origin, host, "x-forwarded-host": forwarded, "sec-fetch-site": site }, baseUrl) {
  if (origin === undefined) return "here";
  const from = URL.canParse(origin) ? new URL(origin) : null;
  const [outside = ""] = String(forwarded ?? "").split(",");
  const passedOn = outside.trim() || host;
  if (from?.host === passedOn) return "here";
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (site === "same-origin" || (from && from.origin === base?.origin)) return "here-by-browser";
  if (site !== undefined) return "foreign";
  if (!from) return "nowhere";
  return passedOn === base?.host ? "foreign" : "unclear";
}

/** What the log may name of it. @param {import("node:http").IncomingHttpHeaders} headers */
export function hostsOf({ origin, host, "x-forwarded-host": forwarded }) {
  const short = (/** @type {unknown} */ name) => (name === undefined ? undefined : String(name).slice(0, 100));
  return { origin: short(origin), host: short(host), forwardedHost: short(forwarded) };
}
