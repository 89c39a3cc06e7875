/**
 * Who follows a link to a page: a person whose browser opens it, a browser that only fetches ahead, or somebody else, such as a scanner of mails
 * that looks at every link; `framed`: a page of another site that shows it in a frame. Only a person may use a ticket up, and begins a journey. Browsers tell by Fetch Metadata (W3C) and `Sec-Purpose`; one that is too
 * old to say counts as somebody else. (`Sec-Fetch-User` would tell more, and Safari does not send it.)
 * Plain JavaScript: it runs beside Next as well, unbundled.
 *
 * @param {string} method
 * @param {(name: string) => string | null | undefined} header
 * @returns {"person" | "framed" | "ahead" | "unknown"}
 */
export function visitOf(method, header) {
  const why = ["sec-purpose", "purpose", "x-moz"].map(header).join(" ");
  if (/prefetch|prerender|preview/i.test(why)) return "ahead";
  if (method !== "GET" || header("sec-fetch-mode") !== "navigate") return "unknown";
  const where = header("sec-fetch-dest");
  return where === "document" ? "person" : where === "iframe" ? "framed" : "unknown";
}
