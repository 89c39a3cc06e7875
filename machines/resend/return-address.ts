/**
 * Where "Back to sign-in" may lead: `asked` (the claim `return_to`) as a whole address, when its origin is one of `origins`; `null` for everything else. Only https
 * counts, or http on this machine, and no name or password in it. So a ticket cannot lead anybody to another site, whoever signed it.
 */
export function returnAddress(asked: string, origins: readonly string[]): string | null {
  if (!URL.canParse(asked)) return null;
  const { protocol, hostname, username, password, origin, href } = new URL(asked);
  const isSafe = protocol === "https:" || (protocol === "http:" && thisMachine.test(hostname));
  return isSafe && username === "" && password === "" && origins.includes(origin) ? href : null;
}

/** As in the lists of origins of the environment (server/listed-origins.js). */
const thisMachine = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The origin of an address; `null` where it is none, such as an issuer that is only a name. */
export function originOf(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return origin === "null" ? null : origin;
}
