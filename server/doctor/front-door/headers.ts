import { createHash } from "node:crypto";
import { securityHeaders } from "../../http/door/security-headers.js";
import { type Finding, good, wrong } from "../finding.ts";
import type { Reply } from "../knock.ts";

/** What became of a public page on its way: its headers, each once, and its scripts as they were. */
export function headerFindings(
  { status, headers, body }: Reply,
  { url, locale }: { url: string; locale: string },
): Finding[] {
  const tried = `GET /${locale}`;
  if (status !== 200)
    return [
      wrong(
        tried,
        `replies ${status}`,
        "Let the proxy pass every path on unchanged, and ask nobody for a login there.",
      ),
    ];
  const isHttps = url.startsWith("https:");
  const names = [...securityHeaders({ isHttps }).keys()];
  const missing = names.filter((name) => !headers[name]);
  const twice = names.filter((name) => (headers[name]?.length ?? 0) > 1);
  return [
    good(tried, "200"),
    ...(missing.includes("strict-transport-security")
      ? [
          wrong(
            "Strict-Transport-Security",
            "is missing",
            "Let BASE_URL of the wizard begin with https://, and let the proxy leave the header alone.",
          ),
        ]
      : []),
    ...(missing.some((name) => name !== "strict-transport-security")
      ? [
          wrong(
            "Security headers",
            `missing: ${missing.join(", ")}`,
            "Let the proxy pass on the headers of the wizard.",
          ),
        ]
      : []),
    ...(twice.length > 0
      ? [
          wrong(
            "Security headers",
            `there twice: ${twice.join(", ")}`,
            "Do not add them in the proxy; the wizard sends them itself.",
          ),
        ]
      : []),
    ...(missing.length + twice.length === 0 ? [good("Security headers", "all there, each once")] : []),
    scriptFinding(body, headers["content-security-policy"]?.join() ?? ""),
    ...(headers["set-cookie"]
      ? [
          wrong(
            "Cookies of public pages",
            "something in front sets a cookie on them",
            "Switch that off (sticky sessions are not needed): with a cookie no cache may keep a page.",
          ),
        ]
      : []),
  ];
}

/** The policy names each script by its hash, so a proxy that touches the page breaks it. */
function scriptFinding(body: string, policy: string): Finding {
  const scripts = [...body.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => script,
  );
  const strange = scripts.filter((script) => !policy.includes(createHash("sha256").update(script).digest("base64")));
  return strange.length === 0
    ? good("Scripts of the page", "came through as they were")
    : wrong(
        "Scripts of the page",
        `${strange.length} of ${scripts.length} were changed or added on the way, and browsers will not run them`,
        "Switch off what rewrites pages in front: script loaders, minifiers, analytics that are put in.",
      );
}
