import type { Content } from "#machines/content/content.ts";
import { wholeLooksCss } from "#machines/content/looks/looks-css.ts";
import { textDirection } from "#machines/content/text-direction.ts";

/**
 * Complete HTML without scripts, for a page that stands by itself, in the looks of the site. The server around Next gives it its policy. The title is a text, `body`
 * is HTML: what goes into it from elsewhere has to be `escaped`.
 */
export function plainPage(content: Content, locale: string, { title, body }: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${textDirection(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${wholeLooksCss(content.looks)}${style}</style>
</head>
<body>
<main>
<p>${escaped(content.settings.brand.name)}</p>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
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

// No stylesheet of the build is known here.
const style = `:root{color-scheme:light dark}
body{margin:0;background:var(--color-canvas);color:var(--color-ink);font:1.0625rem/1.5 var(--font-sans,system-ui,sans-serif)}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.625rem;line-height:1.25}
ul{list-style:none;margin:1rem 0 0;padding:0}
li a{display:block;padding:.75rem 0;color:var(--color-accent)}
.main{display:block;box-sizing:border-box;padding:.9rem 1rem;text-align:center;text-decoration:none}
button,.main{min-height:3.5rem;width:100%;border:0;border-radius:var(--radius-control,.75rem);background:var(--color-accent);color:var(--color-on-accent);font:inherit;font-weight:600;cursor:pointer}
:is(a,button):focus-visible{outline:3px solid var(--color-ink);outline-offset:3px}`;
