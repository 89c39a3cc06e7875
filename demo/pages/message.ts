import { html } from "../html.ts";
import type { MailMessage } from "../mail/mailbox.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";
import { pathOf } from "./mailbox.ts";
import { timeOf } from "./time.ts";

/** One opened message. */
export function messagePage(world: World, message: MailMessage): Response {
  const { id, folder, from, sender, subject, text, sentAt } = message;
  const hidden = html`<input type="hidden" name="message" value="${id}">`;
  const main = html`
<p><a class="alone" href="${pathOf(folder)}">Back to ${folder === "inbox" ? "the inbox" : folder === "spam" ? "spam" : "the bin"}</a></p>
<article>
<h1>${subject}</h1>
<p class="meta">From ${from} <span translate="no">&lt;${sender}&gt;</span>, ${timeOf(sentAt)}</p>
${text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}
</article>
<div class="actions">
${folder === "spam" && html`<form method="post" action="/mailbox/not-spam">${hidden}<button>Not spam</button></form>`}
${folder !== "bin" && html`<form method="post" action="/mailbox/delete">${hidden}<button class="quiet">Move to the bin</button></form>`}
</div>
${folder === "spam" && html`<p class="hint">“Not spam” moves it to the inbox and lets this sender through from now on.</p>`}`;
  return respond({ world, title: subject, screen: "mailbox", main });
}
