/** The last segment of a link that a support agent made: `/en/sms/new-sim/sign.new-sim/from.support`. It changes what the first page says, and no step. */
const supportSegment = "from.support";
/** The same among the pairs of a journey. */
export const supportPair = ["from", "support"] as const;

/** Whether a pair only says that a link came from support. */
export function isFromSupport([key, value]: readonly [key: string, value: string]): boolean {
  return key === supportPair[0] && value === supportPair[1];
}

/** The path of a page that a link from support leads to; `plainPath` undoes it. */
export function supportPath(path: string): string {
  return `${plainPath(path)}/${supportSegment}`;
}

/** The same page for everybody else: what comes after the first page, and what a customer shares, does not come from support. */
export function plainPath(path: string): string {
  return path.endsWith(`/${supportSegment}`) ? path.slice(0, -supportSegment.length - 1) : path;
}

/** The channel that the link at this path is about, where support made it; `null` for any other page. */
export function linkedChannel(path: string): string | null {
  const [, , ...parts] = path.split("/");
  const [channel = "", ...segments] = parts[0] === "delivery" ? parts.slice(1) : parts;
  return segments.includes(supportSegment) ? channel : null;
}
