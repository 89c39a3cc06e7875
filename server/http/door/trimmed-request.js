import { routerHeaders } from "./router-headers.js";
import { formHeaders, routeOf } from "./routes.js";

/**
 * Lets Next see of a request only what its route may depend on (./routes.js). Next writes query and headers into the page it makes, and the
 * page of the first person who asks is kept for everyone.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function trimmedRequests(handle) {
  return (request, response) => {
    const [path = "", query] = (request.url ?? "").split(/\?(.*)/s, 2);
    const route = routeOf(path);
    const isForm = request.method === "POST" && route.takesForms;
    keepHeaders(request, isForm ? formHeaders : route.headers, path);
    // Next's checksum over the headers of soft navigation is compared already (./soft-navigation.js).
    const rest = route.query && query?.replace(/(^|&)_rsc(=[^&]*)?(?=&|$)/g, "").replace(/^&/, "");
    request.url = rest ? `${path}?${rest}` : path;
    return handle(request, response);
  };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {readonly string[] | "not-next"} names
 * @param {string} path
 */
function keepHeaders(request, names, path) {
  /** @type {import("node:http").IncomingHttpHeaders} */
  const kept = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (names === "not-next" ? ofNext.test(name) : !names.includes(name)) continue;
    const given = routerHeaders.has(name) ? routerHeader(name, value, request.headers.rsc, path) : value;
    if (given !== undefined) kept[name] = given;
  }
  if (names.includes("rsc")) kept["user-agent"] = everyone;
  const pairs = Object.entries(kept).map(([name, value]) => /** @type {const} */ ([name, String(value)]));
  request.headers = kept;
  request.headersDistinct = Object.fromEntries(pairs.map(([name, value]) => [name, [value]]));
  request.rawHeaders = pairs.flat();
}

// Next streams the title to clients whose name it does not know as a robot's, or who have none (`htmlLimitedBots` in next.config.js).
const everyone = "everyone";

/** What Next or its hosting says to itself: a sender of reports has no use for it. */
const ofNext =
  /^(rsc$|next-|x-(next|middleware|matched|invoke|action|now|prerender|vercel|forwarded)|content-security-policy)/;

/** @param {string} name @param {string | string[] | undefined} value @param {string | string[] | undefined} rsc @param {string} path */
function routerHeader(name, value, rsc, path) {
  return rsc === "1" && typeof value === "string" ? routerHeaders.get(name)?.(value, path) : undefined;
}
