/** A link to a page of this site as an editor writes it, without the language: `/help`, `/email/all#spam-folder`. */
export interface InternalLink {
  target: string;
  line: number;
  column: number;
}

/** Whether a link stays on this site. */
export function isInternal(url: string): boolean {
  return url.startsWith("/") || url.startsWith("#");
}

/** What is wrong with the form of an address elsewhere; `null` when it is fine. Nothing is fetched. */
export function webLinkFault(url: string): string | null {
  const form = `"${url}" is not a web address; write https://…`;
  if (/\s/.test(url) || !URL.canParse(url)) return form;
  const { protocol, hostname, pathname } = new URL(url);
  if (protocol === "mailto:") return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(pathname) ? null : `"${url}" names no mailbox`;
  if (protocol === "tel:" || protocol === "sms:")
    return /^\+?[0-9-]{3,}$/.test(pathname) ? null : `"${url}" is not a phone number; write ${protocol}+1…`;
  if (protocol !== "https:" && protocol !== "http:") return form;
  return /^[^.]+(\.[^.]+)+$/.test(hostname) ? null : `"${url}" has no full host name`;
}

/** The same for a link that people tap: never over an open line. Values such as `{{senders.email}}` may stand inside. */
export function tappedLinkFault(url: string): string | null {
  if (/^http:/i.test(url)) return `"${url}" can be read on the way; write https://…`;
  return webLinkFault(url.replace(valueToCall, "$1000").replace(valueInLink, "value"));
}

/** Fills the values inside an address, each so that it stays one part of the address; a number to call stands there as it is dialled (RFC 3966, RFC 5724). */
export function fillLink(url: string, fill: (text: string) => string): string {
  return url
    .replace(valueToCall, (all, scheme: string, value: string) => {
      const number = fill(value).replace(/[\s().-]/g, "");
      return /^\+?[0-9]+$/.test(number) ? `${scheme}${number}` : all;
    })
    .replace(valueInLink, (value) => encodeURIComponent(fill(value)));
}

const valueInLink = /\{\{[^{}]*\}\}/g;
// A sender may be a number; one that is a name cannot be called, and its link becomes its words.
const valueToCall = /^((?:sms|tel):)(\{\{[^{}]*\}\})/;

/** Whether a filled link leads anywhere: a name is no number to write to. */
export function isUsable(url: string): boolean {
  return !/^(?:sms|tel):/.test(url) || webLinkFault(url) === null;
}

/** The address of an internal link in one language. */
export function localLink(target: string, locale: string): string {
  return target === "/" ? `/${locale}` : `/${locale}${target}`;
}

/** A link whose address is a value of the settings: `[our status page]({{brand.status}})`. */
export const filledLink = /^\{\{\s*([^{}]*?)\s*\}\}$/;
