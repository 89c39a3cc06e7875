/**
 * Who follows a link to a page: a person whose browser opens it, a browser that only fetches ahead, or somebody else, such as a scanner of mails
 * that looks at every link. Only a person may use a ticket up, and begins a journey. Browsers tell by Fetch Metadata (W3C) and `Sec-Purpose`; one that is too
 * old to say counts as somebody else. (`Sec-Fetch-User` would tell more, and Safari does not send it.)
 * Plain JavaScript: it runs beside Next as well, unbundled.
 *
 * @param {string} method
 * @param {(name: string) => string | null | undefined} header
 * @returns {"person" | "ahead" | "unknown"}
 */
export function visitOf(method, header) {
  const why = ["sec-purpose", "purpose", "x-moz"].map(header).join(" ");
  if (/prefetch|prerender|preview/i.test(why)) return "ahead";
  const opensPage = header("sec-fetch-mode") === "navigate" && header("sec-fetch-dest") === "document";
  return method === "GET" && opensPage ? "person" : "unknown";
}
