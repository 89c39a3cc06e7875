import { z } from "zod";

/** A variable that holds an http(s) address. */
export const webAddress = (example: string) =>
  z.string().refine(isWebAddress, {
    error: `must be a web address that begins with http:// or https://, for example ${example}`,
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

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
