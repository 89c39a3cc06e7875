import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { Looks } from "#machines/content/looks/looks.ts";
import { escaped, plainPage } from "../plain-page.ts";

/** The page with one button that somebody gets who may not be a person: the ticket is used only when it is pressed. */
export function confirmPage({ t, locale, direction, brand, looks, ticket }: ConfirmPage): string {
  const body = `<p>${escaped(t("page.confirm.body"))}</p>
<form method="post" action="/start">
<input type="hidden" name="ticket" value="${escaped(ticket)}">
<button>${escaped(t("page.confirm.button"))}</button>
</form>`;
  return plainPage({ locale, direction, brand, looks, title: t("page.confirm.title", { brand }), body });
}

export interface ConfirmPage {
  t: Translate;
  locale: string;
  direction: "ltr" | "rtl";
  brand: string;
  looks: Looks;
  /** As it came; it is not looked at before the button is pressed. */
  ticket: string;
}
