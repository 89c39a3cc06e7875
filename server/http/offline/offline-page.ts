import type { Content } from "#machines/content/content.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { channels } from "#machines/words.ts";
import { escaped, plainPage } from "../../plain-page.ts";

/**
 * The page that stands in for one that cannot be had: it is shown under the address of that one, so "try again" leads there, and the answers
 * are kept. Names all checks of every channel; the worker leaves out those it has not kept (`data-kept`, see worker.js).
 */
export function offlinePage(content: Content, locale: string): string {
  const t = interfaceText(content, locale);
  const pages = channels.map((channel) => {
    const path = escaped(`/${locale}/${channel}/all`);
    return `<li data-kept="${path}"><a href="${path}">${escaped(t(`page.all.question.${channel}`))}</a></li>`;
  });
  const body = `<p>${escaped(t("page.offline.body"))}</p>
<p><a class="main" href="">${escaped(t("page.offline.again"))}</a></p>
<ul>
${pages.join("\n")}
</ul>`;
  return plainPage(content, locale, { title: t("page.offline.title"), body });
}
