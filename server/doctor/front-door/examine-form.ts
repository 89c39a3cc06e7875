import { type Finding, good, wrong } from "../finding.ts";
import { knock } from "../knock.ts";

const tried = "Forms";

/**
 * Posts a form of no build, as a browser does. One from here gets as far as "of an older page" (409); one from elsewhere is refused (403), in these words where
 * the wizard knows under which host it was asked for.
 */
export async function examineForm({ url, locale }: { url: string; locale: string }): Promise<Finding> {
  const own = await post(`${url}/${locale}`, new URL(url).origin);
  if ("trouble" in own) return wrong(tried, own.trouble, own.remedy);
  if (own.status === 403)
    return wrong(
      tried,
      "a form from the right address is refused as one of another site: the wizard does not learn under which host it was asked for",
      passHost,
    );
  if (own.status !== 409)
    return wrong(
      tried,
      `a form is replied to with ${own.status}, and did not reach the wizard`,
      "Let the proxy pass on POST and multipart/form-data on every path.",
    );
  const foreign = await post(`${url}/${locale}`, "https://elsewhere.example");
  if (!("trouble" in foreign) && foreign.status === 409)
    return wrong(
      tried,
      "a form of another site is let through: the proxy changes the header Origin",
      "Let the proxy pass on Origin as it is.",
    );
  if (!("trouble" in foreign) && foreign.body !== "form of another site")
    return wrong(
      tried,
      "the wizard does not learn under which host it was asked for: forms of old browsers are refused",
      passHost,
    );
  return good(tried, "reach the wizard with the right host; those of other sites are refused");
}

const passHost =
  "Pass the host on: proxy_set_header Host $host; in nginx, ProxyPreserveHost On in Apache, or X-Forwarded-Host. And let BASE_URL be the address that people use.";

const boundary = "----doctor";

function post(target: string, origin: string) {
  // The id of a server action that no build has.
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="$ACTION_ID_${"0".repeat(42)}"\r\n\r\n\r\n--${boundary}--\r\n`;
  const headers = {
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": Buffer.byteLength(body),
    origin,
  };
  return knock(target, { method: "POST", headers, body });
}
