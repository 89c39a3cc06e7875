import { LRUCache } from "lru-cache";
import { rememberedAddresses } from "../limits.js";

/**
 * Whether what this address gives is worth keeping: at once for what everyone needs (first pages, scripts of the build), else when it is
 * asked for a second time. So a flood of different journeys, each valid, passes the cache and pushes nothing out of it.
 *
 * @param {string} address the path; with its query where the response depends on it
 * @param {string} variant what else the response depends on: encoding, kind
 */
export function isWorthKeeping(address, variant) {
  if (forEveryone.test(address)) return true;
  if (!ofPeople.test(address)) return false;
  const key = `${variant} ${address}`;
  const isAskedAgain = once.has(key);
  once.set(key, true);
  return isAskedAgain;
}

// A language, a channel and a step, and nothing that a person has said yet.
const forEveryone =
  /^(\/(?!api\/)[a-z]{2,3}(-[a-z0-9]+)*(\/[a-z0-9-]+){0,2}|\/_next\/static\/[\w./~-]+|\/icon\.svg|\/robots\.txt)$/i;
// The journeys, as pages and as steps of the API.
const ofPeople =
  /^(\/(?!api\/)[a-z]{2,3}(-[a-z0-9]+)*(\/[a-z0-9-]+(\.[a-z0-9-]+)?)+|\/api\/v1\/step(\?.{0,4000})?|\/sitemap\.xml)$/i;
/^(\/(?!api\/)[a-z]{2,3}(-[a-z0-9]+)*(\/[a-z0-9.-]+){3,}|\/api\/v1\/step(\?.{0,4000})?|\/sitemap\.xml)$/i;

/** @type {LRUCache<string, true>} */
const once = new LRUCache({ max: rememberedAddresses });
