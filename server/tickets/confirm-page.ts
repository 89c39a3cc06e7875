import type { Translate } from "#machines/content/interface/interface-text.ts";

/**
 * The page with one button that somebody gets who may not be a person: the ticket is used only when it is pressed. Complete HTML without scripts;
 * the server around Next gives it its policy.
 */
export function confirmPage({ t, locale, direction, brand, ticket }: ConfirmPage): string {
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escaped(t("page.confirm.title", { brand }))}</title>
<style>${style}</style>
</head>
<body>
<main>
<p>${escaped(brand)}</p>
<h1>${escaped(t("page.confirm.title", { brand }))}</h1>
<p>${escaped(t("page.confirm.body"))}</p>
<form method="post" action="/start">
<input type="hidden" name="ticket" value="${escaped(ticket)}">
<button>${escaped(t("page.confirm.button"))}</button>
</form>
</main>
</body>
</html>
`;
}

interface ConfirmPage {
  t: Translate;
  locale: string;
  direction: "ltr" | "rtl";
  brand: string;
  /** As it came; it is not looked at before the button is pressed. */
  ticket: string;
}

// The colours of app/globals.css; no stylesheet of the build is known here.
const style = `:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#14211f;--accent:#0b5d52;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#0f1615;--ink:#e8eeec;--accent:#6fd3c1;--on:#06201c}}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.625rem;line-height:1.25}
button{min-height:3.5rem;width:100%;border:0;border-radius:.75rem;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}`;

const signs = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs.get(sign) ?? sign);
}
