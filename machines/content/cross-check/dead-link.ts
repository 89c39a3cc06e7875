import { channels } from "../../words.ts";
import type { Content } from "../content.ts";
import { suggestion } from "../yaml/yaml-source.ts";

/** Why a link inside the site leads nowhere, and what would be right; `null` when there is such a page. */
export function deadLink({ checks, settings }: Content, target: string): string | null {
  const [path = "", anchor, ...more] = target.split("#");
  const says = `the link "${target}" leads nowhere`;
  const [first = "", second = "", ...deeper] = path.split("/").slice(1);
  if (settings.locales.includes(first)) return `${says}; leave out the language: "/${[second, ...deeper].join("/")}"`;
  const channel = channels.find((known) => known === first);
  const check = checks.get(anchor ?? second) ?? (path === "" ? checks.get(anchor ?? "") : undefined);
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

const pages = ["/", "/help", "/delivery", ...channels.flatMap((channel) => [`/${channel}`, `/${channel}/all`])];
