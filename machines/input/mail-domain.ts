import { meantDomain } from "./domain-slip.ts";
import { providerOf } from "./known-mail-domains.ts";
import { plainDigits } from "./normal-form.ts";

/** What the part after the @ tells about a mailbox; values of the facts `provider` and `mailbox-kind`, where they are certain. */
export interface MailDomain {
  /** The domain as read: lower case, without the part before the @. `null` when nothing like a domain was typed. */
  domain: string | null;
  provider: string | null;
  kind: "personal" | "own-domain" | null;
  /** A well-known domain that was probably meant. Only to be offered as a question. */
  meant: string | null;
}

/**
 * Reads what a person typed, an address or only its end, with the characters of the person's keyboard (`＠`, `。`, `٫`, digits of any script). Pure, so that
 * nothing typed needs to leave the browser.
 */
export function readMailDomain(typed: string): MailDomain {
  const domain = plainly(typed).replace(/^.*@/, "").replace(/\.+$/, "");
  const isDomain = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain);
  // A comma is a full stop that slipped.
  const dotted = domain.replace(/,/g, ".");
  if (dotted !== domain && providerOf(dotted)) return { domain: null, provider: null, kind: null, meant: dotted };
  const known = isDomain ? providerOf(domain) : null;
  if (known) return { domain, provider: known.provider, kind: known.kind, meant: null };
  if (domain === "" || domain.length > 100) return { domain: null, provider: null, kind: null, meant: null };
  return { domain: isDomain ? domain : null, provider: null, kind: null, meant: meantDomain(domain) };
}

/** Full stops of other keyboards, and characters that only turn the direction of a text or have no width. */
function plainly(typed: string): string {
  return plainDigits(typed.normalize("NFKC"))
    .replace(/[。｡٫]/g, ".")
    .replace(/[\p{Cf}\s]/gu, "")
    .toLowerCase();
}
