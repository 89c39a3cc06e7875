/** One kind of advice that can cost somebody their account or let a stranger in. */
export interface UnsafeAdvice {
  /** Why, and what to write instead. */
  because: string;
  /** Language → what it looks like in a sentence. */
  looks: Readonly<Record<string, RegExp>>;
  /** Language → what makes the same sentence safe. */
  unless?: Readonly<Record<string, RegExp>>;
  /** Language → what must stand somewhere in the text of the same check. */
  needs?: Readonly<Record<string, RegExp>>;
}

/** What each kind looks like in the languages that we write in. Another language is read by people only. */
export const unsafeAdvice: readonly UnsafeAdvice[] = [
  {
    because: "a forged text joins the thread of a named sender that is saved; do not tell people to save it",
    looks: {
      en: /\b(?:save|add)\b.*\bcontacts?\b/i,
      es: /\b(?:guarda|guárdalo|agrega|añade)\b.*\bcontactos?\b/i,
      zh: /(?:存为|加为|加到|加入|保存到)(?:你的)?(?:联系人|通讯录)/,
      ar: /(?:احفظ|أضف).*جهات الاتصال/,
    },
    unless: {
      en: /senders\.email|\b(?:do not|never) save\b/i,
      es: /senders\.email|\bno (?:l[oa] )?(?:guardes|agregues)\b/i,
      zh: /senders\.email|不要/,
      ar: /senders\.email|لا تحفظ/,
    },
  },
  {
    because: "ask for our sender only; blocks of paid texts, limits on costs and do-not-disturb lists stay",
    looks: {
      en: /\b(?:switch off|turn off|lift|remove|cancel|leave)\b.*(?:premium|paid texts|limits? on costs|costs low|DND list|do-not-disturb)/i,
      es: /\b(?:desactiva|quit[ae]n?|anul[ae]n?|sal de)\b.*(?:prémium|límites de gasto|lista DND)/i,
      zh: /(?:关掉|解除|取消|退出).*(?:收费短信|premium|话费|免打扰|名单：)/,
      ar: /(?:أوقف|رفع|ارفع|اخرج|إلغاء).*(?:المدفوعة|التكلفة|من السجل)/,
    },
    unless: { en: /as they are/i, es: /como están/i, zh: /保持不变/, ar: /كما هي/ },
  },
  {
    because: "whatever protects and is switched off to look is switched on again; say when",
    looks: {
      en: /\b(?:switch|turn)(?: \S+){0,3} off\b.*|\b(?:switch off|pause)\b.*/i,
      es: /\b(?:desactiva\w*|pausa\w*)\b.*/i,
      zh: /(?:关掉|暂停).*/,
      ar: /أوقف.*/,
    },
    unless: {
      en: /^(?!.*(?:VPN|proxy|ad blockers?|add-ons|filter for texts|Whoscall|RCS|Wi-Fi calling))/i,
      es: /^(?!.*(?:VPN|proxy|bloqueadores|complementos|filtro de SMS|Whoscall|RCS|llamadas por Wi-Fi))/i,
      zh: /^(?!.*(?:VPN|代理|拦截器|扩展|短信过滤|Whoscall|RCS|Wi-Fi 通话))/i,
      ar: /^(?!.*(?:VPN|الوكيل|حجب الإعلانات|فلتر الرسائل|Whoscall|RCS|مكالمات Wi-Fi))/i,
    },
    needs: {
      en: /\bon again\b/i,
      es: /act[ií]v\S*(?: \S+){0,3} otra vez/i,
      zh: /再(?:把.{0,6})?打开/,
      ar: /شغّل\S*(?: \S+){0,4} من جديد/,
    },
  },
  {
    because: "only the exact sender is let in, never a whole domain, and links stay scanned",
    looks: {
      en: /\b(?:allow|let)\b.*\bdomain\b|\b(?:exempt|leave)\b.*\blinks\b/i,
      es: /\b(?:permit\w+|dejen pasar)\b.*\bdominio|\bno (?:analicen|toque)\b.*\benlaces/i,
      zh: /(?:放行|允许).*域名|不要扫描/,
      ar: /السماح.*نطاق|استثناء.*روابط|ألّا يلمس روابط/,
    },
  },
  {
    because: "a picture of the screen shows code and address; say to cover them",
    looks: {
      en: /\b(?:picture|photo) of the screen|\bscreenshot/i,
      es: /captura de pantalla/i,
      zh: /截[个张]?[屏图]/,
      ar: /صورة لل?شاشة|لقطة/,
    },
    needs: { en: /\bcover\b/i, es: /\btapa\b/i, zh: /遮/, ar: /أخف/ },
  },
  {
    because: "nothing stops a takeover for certain; say that it makes it harder",
    looks: {
      en: /\b(?:stops?|prevents?)\b.*\b(?:taking over|takeover)\b/i,
      es: /\b(?:evita|impide)\b.*(?:queden|apropi)/i,
      zh: /[没无]法盗/,
      ar: /يمنع.*الاستيلاء/,
    },
  },
  {
    because: "a try of an older code is spent on the way to the lock; say to ask for one new code",
    looks: {
      en: /\btry\b.*\bcode\b.*\b(?:before it|older)\b/i,
      es: /\bprueba\b.*\bcódigo\b.*\banterior\b/i,
      zh: /用前一条.*试/,
      ar: /جرّب الرمز.*قبلها/,
    },
  },
];
