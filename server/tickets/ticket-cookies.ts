import { z } from "zod";

export interface CookieNames {
  ticket: string;
  /** Readable by scripts, and says nothing but "there is a ticket": cached pages look for it before they load the personal part. */
  mark: string;
  browser: string;
}

/**
 * The names of our cookies. By https they begin with `__Host-`: browsers then take them from this host alone, for all of it, so that no other host of
 * the same domain can put its own in their place (RFC 6265bis 4.1.3.2).
 */
export function cookieNames(isHttps: boolean): CookieNames {
  const prefix = isHttps ? "__Host-" : "";
  return { ticket: `${prefix}ticket`, mark: `${prefix}has-ticket`, browser: `${prefix}browser` };
}

const browserSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The value of a `browser` cookie if it can be one that `newBrowser` made; anything else is as good as none. */
export function browserIn(value: string | undefined): string | undefined {
  return browserSchema.safeParse(value).data;
}
