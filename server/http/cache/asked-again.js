import { LRUCache } from "lru-cache";
import { rememberedAddresses } from "../limits.js";
import { isFirstPath, isPublicPath } from "../public-path.js";

/**
 * Whether what this address gives is worth keeping: at once for what everyone needs (first pages, scripts of the build), else when it is
 * asked for a second time. So a flood of different journeys, each valid, passes the cache and pushes nothing out of it; nor does a flood of
 * first pages asked for in different ways.
 *
 * @param {string} address the path; with its query where the response depends on it
 * @param {string} variant what else the response depends on: its encoding, then, for soft navigation, Next's headers
 */
export function isWorthKeeping(address, variant) {
  const isSoft = variant.includes(" ");
  if (!isSoft && (isFirstPath(address) || fileOfEveryone.test(address))) return true;
  if (!isPublicPath(address) && !dataOfPeople.test(address)) return false;
  const key = `${variant} ${address}`;
  const isAskedAgain = once.has(key);
  once.set(key, true);
  return isAskedAgain;
}

const fileOfEveryone = /^(\/_next\/static\/[\w./~-]+|\/icon\.svg|\/robots\.txt)$/;
// Steps of the API, beside the pages of the journeys.
const dataOfPeople = /^(\/api\/v1\/step(\?.{0,4000})?|\/sitemap\.xml)$/;

/** @type {LRUCache<string, true>} */
const once = new LRUCache({ max: rememberedAddresses });
