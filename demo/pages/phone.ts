import { type Html, html } from "../html.ts";
import { PHONE_STORAGE_GB, type Phone, type TextMessage } from "../phone/phone.ts";
import { formatAddress } from "../sign-in/address.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";
import { timeOf } from "./time.ts";

/** The phone: messages, what an app blocked, signal, storage and balance. */
export function phonePage(world: World): Response {
  const { phone } = world;
  const main = html`
<div class="who"><h1>Jamie's phone</h1><a href="/phone">Look again</a></div>
<div class="handset" data-live>
<p class="statusbar"><span translate="no">${formatAddress("sms", phone.number)}</span> <span>${phone.aeroplaneMode ? "No signal" : "4G · signal good"}</span></p>
<section aria-labelledby="messages">
<h2 id="messages">Messages</h2>
<ul class="texts">${phone.list("messages").map((message) => html`<li>${bubble(message)}</li>`)}</ul>
</section>
${security(phone)}
<section aria-labelledby="settings">
<h2 id="settings">Settings</h2>
<ul class="settings">
<li><h3>Signal</h3><p>${phone.aeroplaneMode ? html`<strong>Aeroplane mode is on. No texts, no calls.</strong>` : "Connected"}</p>
${
  phone.aeroplaneMode
    ? button("/phone/aeroplane", "off", "Turn aeroplane mode off", "")
    : button("/phone/aeroplane", "on", "Turn aeroplane mode on", "quiet")
}</li>
<li><h3 id="room">Storage</h3><p><meter min="0" max="${PHONE_STORAGE_GB}" low="50" high="62" optimum="0" value="${phone.usedGigabytes}" aria-labelledby="room"></meter>
${PHONE_STORAGE_GB - phone.usedGigabytes} GB free${phone.storageFull && html`. <strong>Storage is full. No room for new messages.</strong>`}</p>
${phone.storageFull && button("/phone/storage", "free", "Delete old videos", "")}</li>
<li><h3>Balance</h3><p>£${(phone.balancePence / 100).toFixed(2)}${phone.balancePence <= 0 && html`. <strong>Your prepaid balance is used up.</strong>`}</p>
${button("/phone/top-up", "500", "Top up 5", phone.balancePence <= 0 ? "" : "quiet")}</li>
</ul>
</section>
</div>`;
  return respond({ world, title: "Phone", screen: "phone", main, live: true });
}

function security(phone: Phone): Html {
  const blocked = phone.list("blocked");
  const states = {
    off: "Not blocking anything.",
    on: "Blocking unknown senders.",
    paused: "Paused. Everything comes through.",
  };
  return html`<section aria-labelledby="blocked">
<h2 id="blocked">Shield security app: blocked messages</h2>
<p>${states[phone.filter]}${blocked.length === 0 && " No blocked messages."}</p>
${phone.filter === "on" && button("/phone/filter", "paused", "Pause the filter", "quiet")}
${phone.filter === "paused" && button("/phone/filter", "on", "Switch the filter back on", "quiet")}
${
  blocked.length > 0 &&
  html`<ul class="texts">${blocked.map(
    (message) => html`<li>${bubble(message)}
<form method="post" action="/phone/release"><input type="hidden" name="message" value="${message.id}"><button>Release</button></form></li>`,
  )}</ul>`
}
</section>`;
}

function bubble({ from, text, sentAt }: TextMessage): Html {
  return html`<p class="meta"><strong translate="no">${from}</strong> ${timeOf(sentAt)}</p><p class="bubble">${text}</p>`;
}

function button(action: string, to: string, label: string, look: "quiet" | ""): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="to" value="${to}"><button class="${look}">${label}</button></form>`;
}
