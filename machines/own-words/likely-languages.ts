import { normalForm } from "../input/normal-form.ts";
import { wordsOf } from "./word-of.ts";

/**
 * The languages a text may be written in, among those of the site, the asked one first: each has to be fetched or learned, so there are two at most. That of the
 * page counts wherever its letters fit; beside it another one that the text shows more signs of, or, where nothing tells, the first of the site. Only the asked one
 * when the letters fit none.
 */
export function likelyLanguages(text: string, asked: string, locales: readonly string[]): string[] {
  const fitting = locales.filter((locale) => scriptOf(locale).test(text));
  if (fitting.length === 0) return [asked];
  const words = wordsOf(normalForm(text));
  const shown = new Map(fitting.map((locale) => [locale, signsOf(locale, text, words)]));
  const most = Math.max(...shown.values());
  const other = fitting.find((locale) => shown.get(locale) === most && locale !== asked);
  if (!fitting.includes(asked)) return other === undefined ? [asked] : [other];
  return other !== undefined && (most === 0 || most > (shown.get(asked) ?? 0)) ? [asked, other] : [asked];
}

/** How much speaks for a language: its small words and its own letters, or, where it has a script of its own, each word in it. */
function signsOf(locale: string, text: string, words: readonly string[]): number {
  const script = scriptOf(locale);
  if (script !== scripts.Latn) return words.filter((word) => script.test(word)).length;
  const { small, letters } = signs.get(new Intl.Locale(locale).language) ?? {};
  const own = letters ? (text.match(letters) ?? []).length : 0;
  return own + (small ? words.filter((word) => small.has(word)).length : 0);
}

function scriptOf(locale: string): RegExp {
  const { script = "Latn" } = new Intl.Locale(locale).maximize();
  return scripts[script] ?? scripts.Latn;
}

const scripts: { [script: string]: RegExp; Latn: RegExp } = {
  Latn: /\p{Script=Latin}/u,
  // Kana are Japanese alone.
  Hans: /^(?!.*[\p{Script=Hiragana}\p{Script=Katakana}]).*\p{Script=Han}/su,
  Hant: /^(?!.*[\p{Script=Hiragana}\p{Script=Katakana}]).*\p{Script=Han}/su,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Deva: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
};

/** Of the languages with Latin letters: the small words that stand in nearly every sentence, in the normal form, few of which two languages share, and letters that few others have. */
const signs = new Map(
  (
    [
      [
        "en",
        "the i my is not it to and but get got when this that with have has dont cant never still for from was been a of you your no me on account says they",
      ],
      [
        "es",
        "el los las un una mi mis y pero ya al lo es en con llega llegan llego recibo puedo tengo desde nada por que de la se le cuenta correo dice muy demasiadas intente",
        /[ñ¿¡]/giu,
      ],
      [
        "pt",
        "o os um uma meu minha e mas ja em com nao chega chegam chegou recebo consigo tenho desde nada pelo pra que de da do na no foi conta diz tela fala dizendo por muito celular",
        /[ãõ]/giu,
      ],
      [
        "fr",
        "le les une je mon ma mes pas et mais est jai nai cest dans sur pour avec recois arrive ai au du plus que de la dit sont compte jamais pourquoi ou trop bloque adresse",
        /[èêëœùû]/giu,
      ],
      [
        "de",
        "der die das ich mein meine nicht kein keine keinen und aber ist auf mit bei habe bekomme kommt mir den dem es im zu von wird wurde konto gesperrt steht immer noch mehr",
        /[ßäöü]/giu,
      ],
      [
        "tr",
        "bir ve ama icin degil benim bana var yok cok bu ne daha sonra gelmiyor gelmedi geliyor kodu hala mi ile diyor hesap hesabim mesaj neden hic telefon telefonuma kod",
        /[ığşöüİ]/gu,
      ],
      [
        "it",
        "il lo gli un una mio mia non e ma con ho che arriva arrivano ricevo posso sul del della anche quando mai",
      ],
      ["nl", "de het een ik mijn niet geen en maar is op met bij heb krijg komt van dat wel nog naar ook"],
      [
        "pl",
        "nie i na sie mi moj moje ale jest do od mam kod dostaje przychodzi juz to po przez tylko",
        /[ąęłżźćśń]/giu,
      ],
      ["id", "yang saya tidak dan tapi di ke ini itu dengan sudah belum ada masuk kode dari untuk bisa"],
    ] satisfies [string, string, RegExp?][]
  ).map(([language, small, letters]) => [language, { small: new Set(small.split(" ")), letters }]),
);
