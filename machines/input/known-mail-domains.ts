/** What is known of a mailbox by its domain alone. */
export interface KnownMailDomain {
  provider: string;
  kind: "personal" | "own-domain";
}

const byProvider: Record<string, string> = {
  gmail: "gmail.com googlemail.com",
  outlook:
    "outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.br outlook.com.ar outlook.co.id outlook.in outlook.sa outlook.com.au hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.com.br hotmail.com.ar hotmail.co.jp hotmail.be hotmail.nl hotmail.se hotmail.ca live.com live.co.uk live.fr live.nl live.de live.it live.ca live.com.mx live.com.au live.se live.dk live.no live.be live.cn msn.com windowslive.com passport.com",
  yahoo:
    "yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in yahoo.co.in yahoo.co.id yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au yahoo.com.hk yahoo.com.sg yahoo.com.tw yahoo.com.ph yahoo.com.vn yahoo.gr yahoo.ie yahoo.ro yahoo.pl yahoo.cn yahoo.com.cn ymail.com rocketmail.com aol.com aim.com",
  icloud: "icloud.com me.com mac.com",
  proton: "proton.me protonmail.com protonmail.ch pm.me",
  gmx: "gmx.de gmx.net gmx.com gmx.at gmx.ch gmx.fr gmx.co.uk gmx.us web.de mail.com",
  qq: "qq.com vip.qq.com foxmail.com",
  "163": "163.com 126.com yeah.net vip.163.com vip.126.com",
  naver: "naver.com",
  yandex: "yandex.ru yandex.com ya.ru yandex.ua yandex.by yandex.kz yandex.com.tr narod.ru",
  // A company of its own, with other menus and other filters.
  "yahoo-japan": "yahoo.co.jp ymail.ne.jp",
  docomo: "docomo.ne.jp",
  au: "ezweb.ne.jp au.com",
  softbank: "softbank.ne.jp i.softbank.jp",
  "mail-ru": "mail.ru bk.ru inbox.ru list.ru internet.ru",
  orange: "orange.fr wanadoo.fr",
  free: "free.fr",
  laposte: "laposte.net",
  "t-online": "t-online.de magenta.de",
  uol: "uol.com.br bol.com.br",
  zoho: "zoho.com zohomail.com zohomail.eu zohomail.in",
  other:
    "rambler.ru daum.net hanmail.net kakao.com nate.com sina.com sina.cn sohu.com 139.com 189.cn aliyun.com sfr.fr libero.it virgilio.it tiscali.it alice.it freenet.de arcor.de comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca terra.com.br ig.com.br rediffmail.com wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz ukr.net abv.bg fastmail.com fastmail.fm tutanota.com tuta.io hey.com posteo.de mailbox.org telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl bluewin.ch hispeed.ch",
};
// Addresses that pass mail on to another mailbox.
const relays = "privaterelay.appleid.com duck.com mozmail.com relay.firefox.com simplelogin.com anonaddy.com addy.io";

/** The domains of mail providers that have many people. */
export const knownMailDomains: ReadonlyMap<string, KnownMailDomain> = new Map<string, KnownMailDomain>([
  ...Object.entries(byProvider).flatMap(([provider, domains]) =>
    domains.split(" ").map((domain) => [domain, { provider, kind: "personal" as const }] as const),
  ),
  ...relays.split(" ").map((domain) => [domain, { provider: "other", kind: "own-domain" as const }] as const),
]);

/** Providers with a domain in every country; their label says enough. */
const everywhere: Record<string, string> = {
  hotmail: "outlook",
  outlook: "outlook",
  live: "outlook",
  yahoo: "yahoo",
  gmx: "gmx",
  yandex: "yandex",
};
/** Endings of countries that are far more often a slip for .com. */
export const slipsForCom: readonly string[] = ["co", "cm", "om"];

/** The provider of a domain, `null` for any that is not known. */
export function providerOf(domain: string): KnownMailDomain | null {
  const known = knownMailDomains.get(domain);
  if (known) return known;
  const [label = "", ...ending] = domain.split(".");
  const country = ending.at(-1) ?? "";
  const isNational = isCountryEnding(country) && (ending.length === 2 || !slipsForCom.includes(country));
  const provider = Object.hasOwn(everywhere, label) && isNational ? everywhere[label] : undefined;
  return provider ? { provider, kind: "personal" } : null;
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Whether two letters are the ending of a country. */
export function isCountryEnding(ending: string): boolean {
  return /^[a-z]{2}$/.test(ending) && regions.of(ending.toUpperCase()) !== undefined;
}
