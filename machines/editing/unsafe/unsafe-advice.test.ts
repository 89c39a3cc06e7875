import { describe, expect, test } from "vitest";
import { parseContent } from "../../content/parsing/parse-content.ts";
import { checkFile, smallFiles } from "../../testing/small-content.ts";
import { unsafeTexts } from "../safety.ts";
import { reasons, type UnsafeKind, unsafeKinds } from "./unsafe-kind.ts";

// One sentence of each kind that no editor may publish, in the languages that came after the first four (safety.test.ts and the real content cover those).
const sentences: Record<string, Record<UnsafeKind, string>> = {
  pt: {
    contact: "Salve {{senders.sms}} nos seus contatos.",
    blocks: "Retire o bloqueio de SMS premium.",
    off: "Desligue a VPN.",
    domain: "Libere o nosso domínio.",
    picture: "Envie uma captura de tela.",
    takeover: "Um PIN impede que tomem a sua conta.",
    older: "Tente o código anterior.",
  },
  fr: {
    contact: "Enregistrez {{senders.sms}} dans vos contacts.",
    blocks: "Désactivez le blocage des SMS surtaxés.",
    off: "Désactivez le VPN.",
    domain: "Autorisez notre domaine.",
    picture: "Envoyez une capture d’écran.",
    takeover: "Un code PIN empêche de prendre votre numéro.",
    older: "Essayez le code précédent.",
  },
  de: {
    contact: "Speichern Sie {{senders.sms}} in Ihren Kontakten.",
    blocks: "Heben Sie die Sperre für kostenpflichtige SMS auf.",
    off: "Schalten Sie das VPN aus.",
    domain: "Erlauben Sie unsere ganze Domain.",
    picture: "Senden Sie einen Screenshot.",
    takeover: "Eine PIN verhindert, dass jemand Ihr Konto übernimmt.",
    older: "Versuchen Sie den Code aus der Nachricht davor.",
  },
  ja: {
    contact: "{{senders.sms}}を連絡先に登録します。",
    blocks: "有料SMSの拒否を解除します。",
    off: "VPNをオフにします。",
    domain: "当社のドメインを許可します。",
    picture: "スクリーンショットを送ります。",
    takeover: "PINは乗っ取りを防ぎます。",
    older: "前のコードを試します。",
  },
  ru: {
    contact: "Сохраните {{senders.sms}} в контактах.",
    blocks: "Снимите запрет платных СМС.",
    off: "Выключите VPN.",
    domain: "Разрешите весь наш домен.",
    picture: "Пришлите скриншот.",
    takeover: "ПИН-код не даст украсть ваш номер.",
    older: "Попробуйте код из предыдущего письма.",
  },
  tr: {
    contact: "{{senders.sms}} adını rehberinize kaydedin.",
    blocks: "Ücretli SMS engelini kaldırın.",
    off: "VPN'i kapatın.",
    domain: "Alan adımıza izin verin.",
    picture: "Ekran görüntüsü gönderin.",
    takeover: "PIN, hesabınızın ele geçirilmesini engeller.",
    older: "Önceki mesajdaki kodu deneyin.",
  },
};

describe.each(Object.entries(sentences))("in %s", (locale, ofKinds) => {
  test.each(unsafeKinds)("advice of the kind “%s” is refused", (kind) => {
    const [problem] = unsafeTexts(siteIn(locale, `1. ${ofKinds[kind]}`));
    expect(problem?.message).toContain(reasons[kind]);
  });
});

/** The small site in one language, with this as the text of a check. */
function siteIn(locale: string, body: string) {
  const files = [...smallFiles({ "checks/spam/en.md": checkFile({}, body) })].map(([file, text]): [string, string] => [
    file.replace(/\ben\.(md|yaml)$/, `${locale}.$1`),
    text.replace(/\ben:/g, `${locale}:`).replace("locales: [en]", `locales: [${locale}]`),
  ]);
  const { content, problems } = parseContent(new Map(files));
  if (!content) throw new Error(problems.map(({ file, message }) => `${file} ${message}`).join("\n"));
  return content;
}
