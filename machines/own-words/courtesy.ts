import { normalForm } from "../input/normal-form.ts";

/** A text in its normal form without greetings, thanks and calls for help: they are said whatever is wrong. */
export function withoutCourtesies(normal: string): string {
  return normal.replace(courtesies, " ").trim();
}

const words =
  // English, Spanish, Portuguese, French, German, Turkish
  "hello hi hey dear sir madam please pls plz thanks thank thx help helping regards " +
  "hola gracias ayuda ayudenme ayudarme ayudame favor saludos ola oi obrigado obrigada ajuda ajudem " +
  "bonjour bonsoir salut merci svp aide aidez cordialement hallo danke bitte hilfe gruß gruss grüße grüsse " +
  "merhaba merhabalar selam lutfen tesekkurler tesekkur yardim " +
  // Russian, Arabic
  "здравствуйте привет спасибо пожалуйста помогите помощь مرحبا السلام عليكم شكرا رجاء ساعدوني";
/** Written without spaces: Chinese and Japanese. */
const runs = "你好|您好|谢谢|請|请|こんにちは|お願いします|ありがとうございます|ありがとう|助けてください|助けて";

const courtesies = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${normalForm(words).split(" ").join("|")})(?![\\p{L}\\p{N}])|${runs}`,
  "gu",
);
