import { type Html, html } from "../html.ts";
import { type Folder, folders, MAILBOX_LIMIT_MB, type MailMessage } from "../mail/mailbox.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";
import { timeOf } from "./time.ts";

const names = { inbox: "Inbox", spam: "Spam", bin: "Bin" } as const;

/** One folder of the mailbox, with the storage meter. */
export function mailboxPage(world: World, folder: Folder): Response {
  const { mailbox } = world;
  const messages = mailbox.list(folder);
  const main = html`
<div class="who"><p>Mail for <span translate="no">${mailbox.address}</span></p><a href="${pathOf(folder)}">Look again</a></div>
<div data-live>
<nav class="tabs" aria-label="Folders"><ul>${folders.map((name) => tab(name, mailbox.list(name), name === folder))}</ul></nav>
<h1>${names[folder]}</h1>
${messages.length === 0 ? html`<p class="empty">Nothing here.</p>` : html`<ul class="list">${messages.map((message) => row(message))}</ul>`}
${folder === "bin" && messages.length > 0 && html`<form method="post" action="/mailbox/empty-bin"><button>Empty the bin</button></form>`}
<section class="storage" aria-labelledby="storage">
<h2 id="storage">Storage</h2>
<meter min="0" max="${MAILBOX_LIMIT_MB}" low="70" high="95" optimum="0" value="${Math.min(mailbox.usedMegabytes, MAILBOX_LIMIT_MB)}" aria-labelledby="storage"></meter>
<p>${Math.min(mailbox.usedMegabytes, MAILBOX_LIMIT_MB)} of ${MAILBOX_LIMIT_MB} MB used.${
    mailbox.full && html` <strong>Your mailbox is full. New mail is turned away.</strong>`
  }</p>
</section>
</div>`;
  return respond({ world, title: names[folder], screen: "mailbox", main, live: true });
}

/** Where a folder is. */
export function pathOf(folder: Folder): string {
  return folder === "inbox" ? "/mailbox" : `/mailbox/${folder}`;
}

function tab(folder: Folder, messages: MailMessage[], current: boolean): Html {
  const unread = messages.filter((message) => !message.read).length;
  return html`<li><a href="${pathOf(folder)}"${current && html` aria-current="page"`}>${names[folder]}${
    unread > 0 && html` <span class="count">${unread}</span>`
  }</a></li>`;
}

function row(message: MailMessage): Html {
  const { id, from, subject, sentAt, megabytes, read, folder } = message;
  return html`<li class="${read ? "read" : "unread"}">
<a href="/mailbox/message/${id}"><span class="from">${from}</span> <span class="subject">${subject}</span></a>
<span class="meta">${timeOf(sentAt)} · ${megabytes} MB</span>
${
  folder === "spam" &&
  html`<form method="post" action="/mailbox/not-spam"><input type="hidden" name="message" value="${id}"><button class="quiet">Not spam</button></form>`
}
</li>`;
}
