import { cookieNames } from "../../tickets/ticket-cookies.ts";
import { type Finding, good, wrong } from "../finding.ts";
import type { Reply } from "../knock.ts";

export interface SetCookie {
  name: string;
  /** As it is sent back. */
  pair: string;
  /** In small letters. */
  attributes: string[];
}

export function cookiesOf({ headers }: Reply): SetCookie[] {
  return (headers["set-cookie"] ?? []).map((line) => {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    return { name: pair.split("=", 1)[0] ?? "", pair, attributes: attributes.map((one) => one.toLowerCase()) };
  });
}

/** The cookies of somebody who came in by a ticket, as they arrived. */
export function cookieFindings(cookies: readonly SetCookie[], url: string): Finding[] {
  const tried = "Cookies";
  const isHttps = url.startsWith("https:");
  const names = cookieNames(isHttps);
  const missing = Object.values(names).filter((name) => !cookies.some((cookie) => cookie.name === name));
  const arePlain = cookies.some(({ name }) => name === cookieNames(false).ticket);
  if (isHttps && arePlain)
    return [
      wrong(tried, "are not Secure, though people come by https", "Let BASE_URL of the wizard begin with https://."),
    ];
  if (!isHttps && missing.length > 0 && cookies.length > 0)
    return [
      wrong(
        tried,
        "are for https only, and people come without: browsers drop them",
        "Use https, or let BASE_URL be the address that people use.",
      ),
    ];
  if (missing.length > 0) return [wrong(tried, `missing: ${missing.join(", ")}`, "Pass every Set-Cookie on.")];
  const lost = cookies.filter(
    ({ attributes }) =>
      (isHttps && !attributes.includes("secure")) ||
      !attributes.includes("path=/") ||
      attributes.some((one) => one.startsWith("domain=")),
  );
  if (lost.length > 0)
    return [
      wrong(
        tried,
        `changed on the way: ${lost.map(({ name }) => name).join(", ")}`,
        "Let the proxy leave Secure, Path and Domain of cookies alone.",
      ),
    ];
  const isReadable = cookies.some(({ name, attributes }) => name === names.ticket && !attributes.includes("httponly"));
  if (isReadable)
    return [
      wrong(tried, "scripts could read the ticket: HttpOnly is lost on the way", "Let the proxy leave HttpOnly alone."),
    ];
  return [good(tried, isHttps ? "Secure, for this host alone" : "as they should be without https")];
}
