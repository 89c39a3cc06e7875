import { channels } from "../../words.ts";
import type { Content } from "../content.ts";
import { suggestion } from "../yaml/yaml-source.ts";

/** Why a link inside the site leads nowhere, and what would be right; `null` when there is such a page. */
export function deadLink({ checks, facts, settings }: Content, target: string): string | null {
  const [path = "", anchor, ...more] = target.split("#");
  const says = `the link "${target}" leads nowhere`;
  const [first = "", second = "", ...deeper] = path.split("/").slice(1);
  if (settings.locales.includes(first)) return `${says}; leave out the language: "/${[second, ...deeper].join("/")}"`;
  const channel = channels.find((known) => known === first);
  const check = checks.get(anchor ?? second) ?? (path === "" ? checks.get(anchor ?? "") : undefined);
  const known = deeper.length > 0 && deeper.every((pair) => isFactOf(facts, pair));
  if (known && channel && checks.get(second)?.channels.includes(channel) && anchor === undefined) return null;
  const whole = check ? `/${channel ?? check.channels[0]}/all#${check.id}` : null;
  if (path === "" || (channel && whole && second === check?.id))
    return `${says}; ${whole ? `a check is found under "${whole}"` : `write the page too, like /email/all${target}`}`;
  if (!pages.includes(path) || more.length > 0) return `${says}${suggestion(path, pages)}`;
  if (anchor === undefined) return null;
  if (!channel || second !== "all") return `${says}: only the pages with all checks have parts, like /email/all#…`;
  if (check?.channels.includes(channel)) return null;
  const ofChannel = [...checks.values()].filter((one) => one.channels.includes(channel)).map(({ id }) => id);
  const [near = ""] = suggestion(anchor, ofChannel).split(/\.? Known:/);
  return check
    ? `${says}; the check "${anchor}" is for ${check.channels.join(" and ")}`
    : `${says}: no check of this channel is called "${anchor}"${near}`;
}

/** Whether `symptom.refused` says something that can be known: a check is linked to together with what is known there. */
function isFactOf(facts: Content["facts"], pair: string): boolean {
  const [key = "", value, ...more] = pair.split(".");
  return more.length === 0 && (facts.get(key)?.values.some(({ id }) => id === value) ?? false);
}

const pages = ["/", "/help", "/delivery", ...channels.flatMap((channel) => [`/${channel}`, `/${channel}/all`])];
