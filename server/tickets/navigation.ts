/**
 * Who follows a link to `/start`: a person whose browser opens a page, a browser that only fetches ahead, or somebody else, such as a scanner of mails
 * that looks at every link. Only a person may use a ticket up. Browsers tell by Fetch Metadata (W3C) and `Sec-Purpose`; one that is too old to
 * say counts as somebody else, which costs its person one tap.
 */
export function visitOf(method: string, headers: Headers): "person" | "ahead" | "unknown" {
  if (
    /prefetch|prerender|preview/i.test(
      `${headers.get("sec-purpose")} ${headers.get("purpose")} ${headers.get("x-moz")}`,
    )
  )
    return "ahead";
  const opensPage = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  return method === "GET" && opensPage ? "person" : "unknown";
}
