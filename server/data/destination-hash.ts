import { createHmac } from "node:crypto";

/** Under what the destination of a report is kept: nobody gets from there to the address without the site's key (`DELIVERY_HASH_KEY`). */
export function destinationHash(destination: string, hashKey: string): string {
  return createHmac("sha256", hashKey).update(destination.trim().toLowerCase()).digest("hex");
}
