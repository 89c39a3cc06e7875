import { destinationHash } from "../destination-hash.ts";

/**
 * The hashes under which reports about an address or a phone number may be kept here. Providers write one number in two ways, with a plus and
 * without. Blanks and marks as people type them into a number do not count.
 */
export function hashesOf(address: string, hashKey: string): string[] {
  return formsOf(address.trim()).map((form) => destinationHash(form, hashKey));
}

function formsOf(address: string): string[] {
  if (!/^[+0-9][\d\s()./-]{5,}$/.test(address)) return [address];
  const digits = address.replaceAll(/\D/g, "").replace(/^00/, "");
  return [`+${digits}`, digits];
}
