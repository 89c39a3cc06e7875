const outgoing = ["RESEND_SECRET", "RESEND_BETTER_AUTH_SECRET"];
const incoming = ["DELIVERY_EVENTS_SECRET", "RESEND_WEBHOOK_SECRET"];

/**
 * Reports every secret that signs what we send and what we take as well: whoever gets hold of one of our requests could send it back to us as a report.
 * `demand` takes the variable and what would be right.
 */
export function checkOneWaySecrets(
  given: Readonly<Record<string, string | undefined>>,
  demand: (variable: string, message: string) => void,
): void {
  for (const theirs of incoming)
    for (const ours of outgoing)
      if (given[ours] && given[theirs] && isSameSecret(given[ours], given[theirs]))
        demand(theirs, `must not be the same as ${ours}: one secret for each direction`);
}

/** Whether two secrets are one: the same bytes may be written in two ways. */
export function isSameSecret(one: string, other: string): boolean {
  return bytesOf(one) === bytesOf(other);
}

function bytesOf(secret: string): string {
  const [, bytes] = /^(?:whsec_)?([A-Za-z0-9+/]{32,}={0,2})$/.exec(secret) ?? [];
  return bytes === undefined ? secret : Buffer.from(bytes, "base64").toString("hex");
}
