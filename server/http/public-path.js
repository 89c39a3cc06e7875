/**
 * Whether a page depends on its path and the content alone: the first pages, every step, all checks on one page, help. What depends on a
 * ticket (`/delivery`) or on a query (`/go`) is not among them, nor is the API. Only plain letters: another spelling of a path (`%64elivery`,
 * `x/../delivery`) may mean a personal page.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {string} path without query
 */
export function isPublicPath(path) {
  return publicPath.test(path) && !personalPath.test(path);
}

/**
 * Whether a public path says nothing yet about the person: a language, a channel and a step.
 * @param {string} path
 */
export function isFirstPath(path) {
  return isPublicPath(path) && !path.includes(".") && path.split("/").length <= 4;
}

const publicPath = /^\/[a-z]{2,3}(-[a-z0-9]+)*(\/[a-z0-9-]+(\.[a-z0-9-]+)?)*$/i;
const personalPath = /^\/(api|[^/]+\/(delivery|go))(\/|$)/i;
