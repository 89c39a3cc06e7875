import { readMailDomain } from "./mail-domain.ts";

/** What a masked destination tells about the mailbox; `null` where nothing is certain. */
export interface DestinationHint {
  /** Value of the fact `provider`. */
  provider: string | null;
  /** What was probably meant where the end of the address has a slip: a well-known domain (`gmail.com`) or an ending (`.com`). */
  meant: string | null;
}

/**
 * Reads the visible part of a destination such as `j•••@gmial.com` or `j•••@g•••.con`, and `domain`, which a ticket may name when it is
 * that of a public mail provider or a slip of one; any other domain says nothing. What is behind the mask is never guessed.
 */
export function readMaskedDestination(masked: string, domain?: string): DestinationHint {
  const visible = masked.includes("@") ? masked.slice(masked.lastIndexOf("@") + 1).toLowerCase() : "";
  const whole = domain ?? (/^[\p{L}\p{N}.-]+$/u.test(visible) ? visible : "");
  const { provider, meant } = readMailDomain(whole);
  if (meant && !whole.includes(".")) return { provider: null, meant: null };
  return { provider: provider === "other" ? null : provider, meant: meant ?? (provider ? null : meantEnding(visible)) };
}

/** No country or company has these endings, so they can only be slips. */
const slips: Readonly<Record<string, string>> = {
  con: ".com",
  cmo: ".com",
  ocm: ".com",
  comm: ".com",
  coom: ".com",
  vom: ".com",
  xom: ".com",
  nte: ".net",
  ner: ".net",
  nett: ".net",
  ogr: ".org",
  orgg: ".org",
};

function meantEnding(visible: string): string | null {
  const ending = /\.([\p{L}\p{N}]+)$/u.exec(visible)?.[1] ?? "";
  return Object.hasOwn(slips, ending) ? (slips[ending] ?? null) : null;
}
