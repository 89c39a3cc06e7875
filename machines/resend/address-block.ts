/**
 * The block of internet addresses a request came from, when `proxies` trusted proxies stand in front of the server: each adds the address it
 * was asked from to the end of `X-Forwarded-For`, so the one that counts is the `proxies`-th from the end; what a visitor wrote himself stands before
 * it. Returns an IPv4 address as it is (behind one there are many people already), an IPv6 address as its /64 (one household), and `null`
 * when the header does not hold that.
 */
export function addressBlock(forwardedFor: string | null, proxies: number): string | null {
  const address = forwardedFor
    ?.split(",")
    .at(-proxies)
    ?.trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1");
  return address ? (ipv4(address) ?? ipv6Block(address)) : null;
}

function ipv4(text: string): string | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.join(".") : null;
}

/** The URL parser brings every spelling of an address into one. */
function ipv6Block(text: string): string | null {
  const url = `http://[${text}]/`;
  if (!/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(url)) return null;
  const [head = "", tail = ""] = new URL(url).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
  const [high = "0", low = "0"] = groups.slice(6);
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff")
    return [high, low].flatMap((group) => bytes(Number.parseInt(group, 16))).join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function bytes(group: number): number[] {
  return [group >> 8, group & 255];
}
