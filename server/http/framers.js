import { embedOrigins } from "../listed-origins.js";

/**
 * Who may show a page in a frame (`frame-ancestors`): the origins of `EMBED_ORIGINS` the wizard and what is known of the code; nobody anything else. It
 * depends on path and settings alone, so a page that is kept says the same to everybody. Another spelling of a path (`/en/%73hare`) may mean one of the others.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {string} path without query
 * @returns {readonly string[]}
 */
export function framersOf(path) {
  return wizardPath.test(path) && !otherPath.test(path) && !path.includes("%") ? embedOrigins() : [];
}

const wizardPath = /^\/(embed\/?$|[a-z]{2,3}(-[a-z0-9]+)*(\/|$))/i;
/** For support, for machines, for chats: nothing that a person with a code needs. Not the offline page: without a line it stands in for any other, in a frame too. */
const otherPath = /^\/(api(\/|$)|[^/]+\/(share|preview)(\/|$))/i;
