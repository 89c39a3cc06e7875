import type { IncomingHttpHeaders } from "node:http";

/**
 * The score that Mozilla's HTTP Observatory gives a page reached by https alone, from the headers of its response: 100, less the penalties,
 * and with at least 90 left, more for what goes beyond. A+ begins at 100. Modifiers as documented at
 * developer.mozilla.org/en-US/observatory/docs/tests_and_scoring; a certificate that browsers trust, no other host in a redirect and no script of another origin are taken for granted (0 each).
 */
export function observatoryScore(headers: IncomingHttpHeaders): number {
  const policy = readPolicy(String(headers["content-security-policy"] ?? ""));
  const given = [
    ofPolicy(policy),
    ofFrames(policy),
    ofTransport(headers["strict-transport-security"]),
    headers["x-content-type-options"] === "nosniff" ? 0 : -5,
    ofReferrer(headers["referrer-policy"]),
    ["same-origin", "same-site"].includes(String(headers["cross-origin-resource-policy"])) ? 10 : 0,
    ofCookies(headers["set-cookie"] ?? []),
  ];
  const left = given.filter((modifier) => modifier < 0).reduce((sum, modifier) => sum + modifier, 100);
  return left < 90 ? left : given.filter((modifier) => modifier > 0).reduce((sum, modifier) => sum + modifier, left);
}

type Policy = ReadonlyMap<string, readonly string[]>;

function readPolicy(text: string): Policy {
  const directives = text.split(";").map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = "", ...sources]) => [name, sources]));
}

function ofPolicy(policy: Policy): number {
  if (!policy.has("default-src") && !policy.has("script-src")) return -25;
  const sources = (name: string) => policy.get(name) ?? policy.get("default-src") ?? ["*"];
  const broad = ["http:", "https:", "*", "data:", "'unsafe-inline'"];
  if ([...sources("script-src"), ...sources("object-src")].some((source) => broad.includes(source))) return -20;
  if ([...policy.values()].flat().some((source) => source.startsWith("http:"))) return -20;
  if ([...sources("script-src"), ...sources("style-src")].includes("'unsafe-eval'")) return -10;
  if (sources("style-src").some((source) => broad.includes(source))) return 0;
  const isNone = policy.get("default-src")?.join() === "'none'";
  const isFormOurs = ["'self'", "'none'"].includes(policy.get("form-action")?.join() ?? "");
  return isNone && isFormOurs ? 10 : 5;
}

function ofFrames(policy: Policy): number {
  const ancestors = policy.get("frame-ancestors") ?? ["*"];
  return ancestors.includes("*") ? -20 : 5;
}

function ofTransport(header: string | undefined): number {
  const seconds = Number(/max-age=(\d+)/.exec(header ?? "")?.[1] ?? 0);
  if (seconds === 0) return -20;
  return seconds < 15_768_000 ? -10 : 0;
}

function ofReferrer(header: string | string[] | undefined): number {
  if (header === undefined) return 0;
  const isPrivate = /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(String(header));
  return isPrivate ? 5 : -5;
}

function ofCookies(cookies: readonly string[]): number {
  if (cookies.length === 0) return 0;
  if (!cookies.every((cookie) => /; *secure/i.test(cookie))) return -20;
  return cookies.every((cookie) => /; *httponly/i.test(cookie) && /; *samesite=(lax|strict)/i.test(cookie)) ? 5 : 0;
}
