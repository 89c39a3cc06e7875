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

/** A set of our cookies and how they are set. */
export interface CookieJar {
  names: CookieNames;
  attributes: { path: "/"; sameSite: "lax" | "none"; secure: boolean; partitioned?: true };
}

/** Of whoever opens our pages themselves, or in a frame of a page of the same site: other sites bring them along with links alone. */
export function ownJar(isHttps: boolean): CookieJar {
  return { names: cookieNames(isHttps), attributes: { path: "/", sameSite: "lax", secure: isHttps } };
}

/**
 * Of a frame in a page of another site: the browser keeps them for frames in that site alone (CHIPS, `Partitioned`), also where it refuses cookies of third
 * parties. Names of their own, so that no frame ever presses with the ticket of somebody who opened our pages themselves.
 */
export function framedJar(isHttps: boolean): CookieJar {
  const { ticket, mark, browser } = cookieNames(isHttps);
  const own = (name: string) => name.replace(/(?=ticket$|browser$)/, "framed-");
  return {
    names: { ticket: own(ticket), mark, browser: own(browser) },
    attributes: { path: "/", sameSite: "none", secure: true, partitioned: true },
  };
}

const browserSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The value of a `browser` cookie if it can be one that `newBrowser` made; anything else is as good as none. */
export function browserIn(value: string | undefined): string | undefined {
  return browserSchema.safeParse(value).data;
}
