import type { Content } from "#machines/content/content.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { escaped, plainPage } from "../plain-page.ts";

/**
 * The page with one button that somebody gets who may not be a person: the ticket is used only when it is pressed. `ticket` as it came; it is not looked at before.
 */
export function confirmPage(content: Content, locale: string, ticket: string): string {
  const t = interfaceText(content, locale);
  const body = `<p>${escaped(t("page.confirm.body"))}</p>
<form method="post" action="/start">
<input type="hidden" name="ticket" value="${escaped(ticket)}">
<button>${escaped(t("page.confirm.button"))}</button>
</form>`;
  return plainPage(content, locale, { title: t("page.confirm.title", { brand: content.settings.brand.name }), body });
}
