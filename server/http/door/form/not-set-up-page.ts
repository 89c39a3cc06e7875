import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { getContent } from "../../../content/content.ts";
import { env } from "../../../env.ts";
import { escaped, plainPage } from "../../../plain-page.ts";
import { withoutQuery } from "../../../without-query.js";

declare global {
  /** The page for somebody whose form did not get through because of the set-up; the door (server/http/door/form/refused-form.js) shows it. */
  var wizardNotSetUpPage: ((target: string) => string) | undefined;
}

/** Says that our help page is not set up right, and leads to the sign-in page and back to `target`, the address that the form was sent to. */
export function notSetUpPage(target: string): string {
  const content = getContent();
  const { brand, locales } = content.settings;
  const path = withoutQuery(target);
  const locale = locales.find((known) => path.startsWith(`/${known}/`)) ?? locales[0] ?? "en";
  const t = interfaceText(content, locale);
  const body = `<p>${escaped(t("page.set-up.body"))}</p>
<p><a class="main" href="${escaped(env().SIGN_IN_URL ?? brand.signIn)}">${escaped(t("resend.sign-in.link"))}</a></p>
<ul>
<li><a href="${escaped(path.replace(/^\/+/, "/"))}">${escaped(t("resend.page.back"))}</a></li>
</ul>`;
  return plainPage(content, locale, { title: t("page.set-up.title"), body });
}
