import { refusedForm } from "./form/refused-form.js";
import { refuse } from "./refuse.js";
import { routeOf } from "./routes.js";

/**
 * Refuses what Next can only break on: a target that is not a path (400), a method that the route does not have (405), a body that was packed
 * (415), and a form of another site (403). A path whose percent signs mean nothing is taken letter by letter, so a link that was cut off gets
 * the reply of any other unknown address; steps up (`/en/../api`) are taken here, so that everyone behind reads the same path.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle replies to everything else
 * @param {string} [baseUrl] the address people see, as the operator set it
 * @returns {import("node:http").RequestListener}
 */
export function readableRequests(handle, baseUrl = "") {
  return (request, response) => {
    const target = request.url ?? "";
    if (!target.startsWith("/")) return refuse(response, 400, "not a path");
    const [given = "", query] = target.split(/\?(.*)/s, 2);
    const path = onePath(given);
    const route = routeOf(path);
    if (!route.methods.includes(request.method ?? ""))
      return refuse(response, 405, "method not allowed", { allow: route.methods.join(", ") });
    if (!/^(identity)?$/i.test(request.headers["content-encoding"] ?? ""))
      return refuse(response, 415, "body is packed", { "accept-encoding": "identity" });
    if (request.method === "POST" && route.takesForms && refusedForm(request, response, baseUrl)) return;
    request.url = query === undefined ? path : `${path}?${query}`;
    return handle(request, response);
  };
}

/**
 * The path as Next reads it: one of several ways to write it.
 * @param {string} given
 */
function onePath(given) {
  const path = canBeDecoded(given) ? given : given.replaceAll("%", "%25");
  // Next sends several slashes on to one; a URL would take what follows two of them for a host.
  if (/^\/[/\\]/.test(path)) return path;
  const { pathname } = new URL(path, "http://here");
  // Next takes this address for `/`, and for a page of its own when it is asked by a server like ours.
  return /^\/index$/.test(decodeURIComponent(pathname)) ? "/index/index" : pathname;
}

/** @param {string} path */
function canBeDecoded(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
