import { normalForm } from "../input/normal-form.ts";
import { wordsOf } from "./word-of.ts";

/**
 * Words that mean the same kind of thing here. A name nobody wrote a phrase with ("Ufone", "GMX", "Chad") then says as much as one that stands in many.
 * Names that are everyday words too ("Orange", "Three") stand here only where no other reading is likely.
 */
const kinds = {
  carrier:
    "verizon, at&t, att, t-mobile, tmobile, vodafone, o2, ee, orange, telstra, optus, vodacom, jio, airtel, bsnl, mtn, glo, rogers, telus, fido, koodo, sprint, metropcs, cricket, boost mobile, mint mobile, visible, tracfone, straight talk, us mobile, ting, google fi, fi, lebara, lyca, lycamobile, giffgaff, tesco mobile, sky mobile, movistar, telcel, claro, entel, tigo, digicel, iliad, bouygues, sfr, kpn, telenor, telia, tele2, telekom, zong, ufone, stc, mobily, zain, etisalat, ooredoo, safaricom, telkomsel, singtel, starhub, docomo, softbank, rakuten, china mobile, china unicom, china telecom, xfinity mobile, spectrum mobile, consumer cellular, republic wireless, swisscom, proximus, viettel, turkcell, megafon, beeline, mts, skinny, 2degrees, kyivstar, lifecell, grameenphone, banglalink, 中国移动, 移动卡, 联通, 电信, congstar, 1&1, sosh, free mobile, ドコモ, ソフトバンク, 楽天モバイル, ワイモバイル, мтс, билайн, мегафон, теле2, т2, йота, türk telekom",
  mailer:
    "gmail, googlemail, hotmail, outlook, yahoo, icloud, aol, gmx, proton, protonmail, msn, comcast, cox, btinternet, t-online, libero, zoho, qq邮箱, 163, mail ru, yandex, rediffmail, fastmail, tutanota, earthlink, sbcglobal, bellsouth, naver, laposte, wanadoo, hushmail, mailfence, posteo, freenet, telenet, bigpond, optonline, shaw ca, sympatico, uol, web de, freenet, bluewin, arcor, orange fr, rambler, mail ru, яндекс, майл, рамблер, mynet, yahooメール, ヤフーメール",
  company:
    "carrier, operator, phone company, mobile company, mobile provider, network provider, phone provider, cell provider, service provider, telco, telecom, mobile network, provider, isp, operadora, opérateur, mobilfunkanbieter, anbieter, netzbetreiber, 携帯会社, キャリア, оператор, operatör, operatörüm",
  text: "sms, text, texts, text message, text messages, txt, message, messages, смс, сообщение, сообщения, mesaj, ショートメール",
  code: "code, codes, otp, pin, passcode, passcodes, one time password, one time passcode, verification code, security code, 2fa, two factor, mfa, código, codigo, код, коды, kod, kodu, kodlar, コード, 認証コード, 認証番号",
  "internet number":
    "voip, google voice, textnow, skype, virtual number, textfree, pinger, burner, landline, land line, fixed line, ringcentral, vonage, ooma, magicjack, home phone, internet number, temporary number",
  away: "abroad, overseas, travelling, traveling, on holiday, vacation, holiday, roaming, expat, trip, another country, foreign country, no exterior, viajando, à l’étranger, en voyage, im ausland, auf reisen, 海外, 旅行, за границей, в роуминге, роуминг, yurt dışı, yurtdışı, tatilde",
  "short number": "short code, short codes, shortcode, shortcodes, 5 digit, five digit, short number, short numbers",
  often:
    "ten times, twenty times, many times, several times, multiple times, over and over, again and again, repeatedly, numerous times, dozens",
  others:
    "everyone, everybody, nobody, no one, all users, other people, others, my wife, my husband, my friend, colleague, colleagues, customers, users, our users",
  again: "resend, send again, request again, new code, another code, ask again",
  stop: "stop, unsubscribed, opted out, opt out, unsubscribe, unstop, opt in",
  error:
    "error, error message, something went wrong, failed, fails, exception, erro, erreur, fehler, エラー, ошибка, hata",
  limit: "too many, limit, limited, exceeded, maximum, rate limit, cooldown, try again later",
  vpn: "vpn, proxy, tor, nordvpn, private relay, warp, surfshark, expressvpn, впн",
  work: "work, office, company, corporate, employer, university, school, college, it department, it team, campus, trabalho, travail, arbeit, 会社, 職場, работе, рабочая, iş yeri, şirket, okul",
  junk: "spam, junk, bulk, promotions, clutter, 迷惑メール, спам, нежелательная, gereksiz, indésirables, lixo eletrônico",
  iphone: "iphone, apple, ipad, ios, imessage",
  android: "android, samsung, pixel, galaxy, xiaomi, huawei, oneplus, motorola",
} as const;

/** The kinds of what is said, in its order; of several readings the one of most words. */
export function kindsOf(words: readonly string[]): string[] {
  const kindByName = knownKinds();
  const found: string[] = [];
  for (let start = 0; start < words.length; ) {
    const read = lengths.find((length) => kindByName.has(nameAt(words, start, length))) ?? 0;
    const kind = kindByName.get(nameAt(words, start, read));
    if (kind !== undefined) found.push(kind);
    start += read || 1;
  }
  return found;
}

function nameAt(words: readonly string[], start: number, length: number): string {
  return words.slice(start, start + length).join(" ");
}

/** Of names in words, the longest first. */
const lengths = [3, 2, 1];
/** Countries are named in the languages that people most often name them in; the platform knows them all. */
const countryLanguages = ["en", "es", "zh", "ar", "pt", "fr", "de", "ja", "ru", "tr"];

let known: Map<string, string> | null = null;

/** Made once, with the first text that is looked at. */
function knownKinds(): Map<string, string> {
  if (known) return known;
  const pairs = Object.entries(kinds).flatMap(([kind, names]) =>
    names.split(", ").map((name) => [name, kind] as const),
  );
  known = new Map(
    [...countryNames().map((name) => [name, "country"] as const), ...pairs].map(([name, kind]) => [
      wordsOf(normalForm(name)).join(" "),
      kind,
    ]),
  );
  return known;
}

function countryNames(): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return countryLanguages.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
}
