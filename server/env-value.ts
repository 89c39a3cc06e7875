import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { wrongOrigins } from "./listed-origins.js";

/** A variable that holds an http(s) address. */
export const webAddress = (example: string) =>
  z.string().refine(isWebAddress, {
    error: `must be a web address that begins with http:// or https://, for example ${example}`,
  });

/** The address of the wizard itself: host and port, without a path. It is shown and printed, so no password may stand in it. */
export const siteAddress = webAddress("https://help.example.com")
  .refine(hasNoPath, { error: "must have nothing after the host: the wizard lives at the root of its address" })
  .refine(hasNoPassword, { error: "must hold no user and no password: people see it" });

/** A variable that lists origins, each as browsers write it. */
export const originList = z.string().refine((given) => wrongOrigins(given).length === 0, {
  error: ({ input }) =>
    `must be origins with a space between, for example https://www.example.com https://shop.example.com: https (http only for localhost), nothing after the host, no *. Wrong: ${wrongOrigins(String(input)).join(" ")}`,
});

/** As `webAddress`, for what nobody on the way may change: http only within the operator's own network. */
export const privateAddress = (example: string) =>
  webAddress(example).refine((value) => !isWebAddress(value) || isPrivateAddress(value), {
    error: `must begin with https:// (http:// only for a host of your own network) and hold no password, for example ${example}`,
  });

/** A variable that holds a port. */
export const portNumber = (example: string) =>
  z.string().refine((port) => /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535, {
    error: `must be a port number from 1 to 65535, for example ${example}`,
  });

/** A variable that holds a Standard Webhooks secret. */
export const webhookSecret = z
  .string()
  .regex(
    /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
    "must be whsec_ and at least 24 random bytes in base64: echo whsec_$(openssl rand -base64 32)",
  );

function hasNoPath(value: string): boolean {
  return !URL.canParse(value) || /^https?:\/\/[^/?#]+\/*$/.test(value);
}

function hasNoPassword(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Whether what is sent to this address crosses no open network unencrypted, and the address holds no password. */
export function isPrivateAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (!hasNoPassword(value)) return false;
  return protocol === "https:" || (protocol === "http:" && isOfOwnNetwork(hostname));
}

/** Addresses of this machine and of private networks; names without a dot, as containers have, and those kept for private use. */
function isOfOwnNetwork(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  const kind = isIP(address);
  if (kind > 0) return own.check(address, kind === 4 ? "ipv4" : "ipv6");
  return !hostname.includes(".") || /\.(localhost|internal|local)$/.test(hostname);
}

const own = new BlockList();
own.addSubnet("127.0.0.0", 8);
own.addSubnet("10.0.0.0", 8);
own.addSubnet("172.16.0.0", 12);
own.addSubnet("192.168.0.0", 16);
own.addAddress("::1", "ipv6");
own.addSubnet("fc00::", 7, "ipv6");
