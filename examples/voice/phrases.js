/** @typedef {{ press: (label: string, key: number) => string, again: string, more: string }} Phrases */

/**
 * The few words of a phone menu that the help site does not say, by language. What to do comes before the key, because people forget a key that they
 * hear first.
 *
 * @type {Map<string, Phrases>}
 */
export const phrases = new Map(
  Object.entries({
    ar: { press: (label, key) => `${label}: اضغط ${key}.`, again: "للاستماع مرة أخرى", more: "شيء آخر" },
    de: {
      press: (label, key) => `${label}: Drücken Sie die ${key}.`,
      again: "Noch einmal hören",
      more: "Etwas anderes",
    },
    en: { press: (label, key) => `${label}: press ${key}.`, again: "To hear this again", more: "Something else" },
    es: { press: (label, key) => `${label}: pulse ${key}.`, again: "Para oírlo otra vez", more: "Otra cosa" },
    fr: { press: (label, key) => `${label} : tapez ${key}.`, again: "Pour réécouter", more: "Autre chose" },
    ja: {
      press: (label, key) => `${label}は、${key}を押してください。`,
      again: "もう一度お聞きになる場合",
      more: "その他の場合",
    },
    pt: { press: (label, key) => `${label}: tecle ${key}.`, again: "Para ouvir de novo", more: "Outra coisa" },
    ru: { press: (label, key) => `${label}: нажмите ${key}.`, again: "Чтобы прослушать ещё раз", more: "Другое" },
    tr: {
      press: (label, key) => `${label}: ${key} tuşuna basın.`,
      again: "Yeniden dinlemek için",
      more: "Başka bir şey",
    },
    zh: { press: (label, key) => `${label}，请按${key}。`, again: "再听一遍", more: "其他" },
  }),
);
