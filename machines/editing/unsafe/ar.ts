import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Arabic. */
export const ar: UnsafeIn = {
  contact: {
    looks: /(?:احفظ|أضف).*جهات الاتصال/,
    unless: /senders\.email|لا تحفظ/,
  },
  blocks: {
    looks: /(?:أوقف|رفع|ارفع|اخرج|إلغاء).*(?:المدفوعة|التكلفة|من السجل)/,
    unless: /كما هي/,
  },
  off: {
    looks: /أوقف.*/,
    unless: /^(?!.*(?:VPN|الوكيل|حجب الإعلانات|فلتر الرسائل|Whoscall|RCS|مكالمات Wi-Fi))/i,
    needs: /شغّل\S*(?: \S+){0,4} من جديد/,
  },
  domain: {
    looks: /السماح.*نطاق|استثناء.*روابط|ألّا يلمس روابط/,
  },
  picture: {
    looks: /صورة لل?شاشة|لقطة/,
    needs: /أخف/,
  },
  takeover: {
    looks: /يمنع.*الاستيلاء/,
  },
  older: {
    looks: /جرّب الرمز.*قبلها/,
  },
};
