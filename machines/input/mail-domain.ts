import { run } from "@zootools/email-spell-checker";

/** What the part after the @ tells about a mailbox; values of the facts `provider` and `mailbox-kind`, where they are certain. */
export interface MailDomain {
  /** The domain as read: lower case, without the part before the @. `null` when nothing like a domain was typed. */
  domain: string | null;
  provider: string | null;
  kind: "personal" | "own-domain" | null;
  /** A well-known domain that was probably meant. Only to be offered as a question. */
  meant: string | null;
}

/** Reads what a person typed, an address or only its end. Pure, so that nothing typed needs to leave the browser. */
export function readMailDomain(typed: string): MailDomain {
  const domain = typed.trim().toLowerCase().replace(/^.*@/, "").replace(/\.+$/, "");
  const isDomain = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain);
  const known = isDomain ? providerOf(domain) : null;
  if (known) return { domain, provider: known.provider, kind: known.kind, meant: null };
  if (domain === "" || domain.length > 100) return { domain: null, provider: null, kind: null, meant: null };
  return { domain: isDomain ? domain : null, provider: null, kind: null, meant: suggest(domain) };
}

const byProvider: Record<string, string> = {
  gmail: "gmail.com googlemail.com",
  outlook:
    "outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.br outlook.com.ar outlook.co.id outlook.in outlook.sa outlook.com.au hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.com.br hotmail.com.ar hotmail.co.jp hotmail.be hotmail.nl hotmail.se hotmail.ca live.com live.co.uk live.fr live.nl live.de live.it live.ca live.com.mx live.com.au live.se live.dk live.no live.be live.cn msn.com windowslive.com passport.com",
  yahoo:
    "yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in yahoo.co.in yahoo.co.id yahoo.co.jp yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au yahoo.com.hk yahoo.com.sg yahoo.com.tw yahoo.com.ph yahoo.com.vn yahoo.gr yahoo.ie yahoo.ro yahoo.pl yahoo.cn yahoo.com.cn ymail.com rocketmail.com aol.com aim.com",
  icloud: "icloud.com me.com mac.com",
  proton: "proton.me protonmail.com protonmail.ch pm.me",
  gmx: "gmx.de gmx.net gmx.com gmx.at gmx.ch gmx.fr gmx.co.uk gmx.us web.de mail.com",
  qq: "qq.com vip.qq.com foxmail.com",
  "163": "163.com 126.com yeah.net vip.163.com vip.126.com",
  naver: "naver.com",
  yandex: "yandex.ru yandex.com ya.ru yandex.ua yandex.by yandex.kz yandex.com.tr narod.ru",
  zoho: "zoho.com zohomail.com zohomail.eu zohomail.in",
  other:
    "mail.ru bk.ru inbox.ru list.ru rambler.ru daum.net hanmail.net kakao.com nate.com sina.com sina.cn sohu.com 139.com 189.cn aliyun.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it t-online.de freenet.de arcor.de comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca uol.com.br bol.com.br terra.com.br ig.com.br rediffmail.com wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz ukr.net abv.bg docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp fastmail.com fastmail.fm tutanota.com tuta.io hey.com posteo.de mailbox.org telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl bluewin.ch hispeed.ch",
};
// Addresses that pass mail on to another mailbox.
const relays = "privaterelay.appleid.com duck.com mozmail.com relay.firefox.com simplelogin.com anonaddy.com addy.io";

const providers = new Map<string, { provider: string; kind: "personal" | "own-domain" }>([
  ...Object.entries(byProvider).flatMap(([provider, domains]) =>
    domains.split(" ").map((domain) => [domain, { provider, kind: "personal" as const }] as const),
  ),
  ...relays.split(" ").map((domain) => [domain, { provider: "other", kind: "own-domain" as const }] as const),
]);
// Too close to too many real domains to be guessed: a missed slip costs less than a wrong hint.
const neverMeant = new Set([
  "mail.com",
  "me.com",
  "mac.com",
  "aim.com",
  "ya.ru",
  "pm.me",
  "bk.ru",
  "list.ru",
  "cox.net",
  "att.net",
  "sky.com",
  "free.fr",
  "sfr.fr",
  "nate.com",
  "sina.com",
  "sina.cn",
  "139.com",
  "189.cn",
  "126.com",
  "yeah.net",
  "wp.pl",
  "o2.pl",
  "onet.pl",
  "ukr.net",
  "abv.bg",
  "hey.com",
  "tuta.io",
  "ymail.com",
  "msn.com",
  "mozmail.com",
  "fastmail.com",
  "fastmail.fm",
  "inbox.ru",
  "gmx.us",
  "duck.com",
  "addy.io",
  "zoho.com",
  "live.cn",
  "shaw.ca",
  "alice.it",
  "terra.com.br",
  "ig.com.br",
  "uol.com.br",
  "bol.com.br",
  "seznam.cz",
  "centrum.cz",
  "posteo.de",
  "interia.pl",
  "passport.com",
  "yahoo.cn",
]);
const domains = [...providers.keys()].filter((domain) => !neverMeant.has(domain));

// Providers with a domain in every country; their label says enough.
const everywhere: Record<string, string> = {
  hotmail: "outlook",
  outlook: "outlook",
  live: "outlook",
  yahoo: "yahoo",
  gmx: "gmx",
  yandex: "yandex",
};
// Endings of countries that are far more often a slip for .com.
const slips = new Set(["co", "cm", "om"]);

function providerOf(domain: string): { provider: string; kind: "personal" | "own-domain" } | null {
  const known = providers.get(domain);
  if (known) return known;
  const [label = "", ...ending] = domain.split(".");
  const country = ending.at(-1) ?? "";
  const isNational = /^[a-z]{2}$/.test(country) && (ending.length === 2 || !slips.has(country));
  const provider = Object.hasOwn(everywhere, label) && isNational ? everywhere[label] : undefined;
  return provider ? { provider, kind: "personal" } : null;
}

function suggest(domain: string): string | null {
  const found = run({
    email: `x@${domain}`,
    domains,
    secondLevelDomains: [],
    topLevelDomains: [],
    domainThreshold: 2,
    secondLevelThreshold: 0,
    topLevelThreshold: 0,
  });
  return found && providers.has(found.domain) && isLikely(domain, found.domain) ? found.domain : null;
}

/** Short names lie close together: there only swapped letters or another ending count as a slip. */
function isLikely(typed: string, meant: string): boolean {
  const [label = "", meantLabel = ""] = [typed, meant].map((domain) => domain.split(".")[0] ?? "");
  const isSwapped = [...label].sort().join("") === [...meantLabel].sort().join("");
  if (meantLabel.length <= 4) return isSwapped;
  return isSwapped || Math.abs(typed.length - meant.length) <= 1;
}
