import type { Content } from "#machines/content/content.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { escaped, plainPage } from "../plain-page.ts";

/**
 * What stands in a frame whose browser keeps no cookie there: the way to the same help in a window of its own, where the ticket can be used. `public/embed.js` is told
 * and shows the link of its page instead; so this is seen only where somebody made the frame by hand.
 */
export function framedPage(content: Content, locale: string, ticket: string): string {
  const t = interfaceText(content, locale);
  const body = `<p>${escaped(t("page.confirm.body"))}</p>
<p><a class="main" target="_blank" href="/start?${escaped(String(new URLSearchParams({ ticket })))}">${escaped(t("page.confirm.button"))}</a></p>
<script>parent.postMessage({from:"wheres-my-code",version:1,type:"no-cookies"},"*")</script>`;
  return plainPage(content, locale, { title: t("page.confirm.title", { brand: content.settings.brand.name }), body });
}
