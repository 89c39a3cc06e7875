/**
 * Complete HTML without scripts, for a page that stands by itself. The server around Next gives it its policy. Title and brand are texts, `body`
 * is HTML: what goes into it from elsewhere has to be `escaped`.
 */
export function plainPage({ locale, direction, title, brand, body }: PlainPage): string {
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p>${escaped(brand)}</p>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export interface PlainPage {
  locale: string;
  direction: "ltr" | "rtl";
  title: string;
  brand: string;
  body: string;
}

/** A text as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs.get(sign) ?? sign);
}

const signs = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

// The colours of app/globals.css; no stylesheet of the build is known here.
const style = `:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#14211f;--accent:#0b5d52;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#0f1615;--ink:#e8eeec;--accent:#6fd3c1;--on:#06201c}}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.625rem;line-height:1.25}
ul{list-style:none;margin:1rem 0 0;padding:0}
li a{display:block;padding:.75rem 0;color:var(--accent)}
.main{display:block;box-sizing:border-box;padding:.9rem 1rem;text-align:center;text-decoration:none}
button,.main{min-height:3.5rem;width:100%;border:0;border-radius:.75rem;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
:is(a,button):focus-visible{outline:3px solid var(--ink);outline-offset:3px}`;
