import { type Fault, faults } from "../delivery/fault.ts";
import { type Html, html } from "../html.ts";
import { formatAddress } from "../sign-in/address.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";

const groups = ["E-mail", "Text message", "Either code", "Between site and wizard"] as const;

/** Switches for everything that can go wrong. Each switch shows the true state, also after the person fixed it. */
export function panelPage(world: World): Response {
  const main = html`
<h1>Control panel</h1>
<p>Behind the scenes: break something for Jamie, then <a href="/sign-in">sign in</a>. Only this browser is affected.</p>
<p class="meta"><span translate="no">${world.mailbox.address}</span> · <span translate="no">${formatAddress("sms", world.phone.number)}</span></p>
${groups.map(
  (group, index) => html`<section aria-labelledby="group-${index}">
<h2 id="group-${index}">${group}</h2>
<ul class="faults">${faults.filter((fault) => fault.group === group).map((fault) => row(fault, world))}</ul>
</section>`,
)}
<form method="post" action="/panel/new-person"><button class="quiet">Start again as a new person</button></form>`;
  return respond({ world, title: "Control panel", screen: "panel", main });
}

function row(fault: Fault, world: World): Html {
  const { id, label, hint, seconds } = fault;
  const on = fault.isOn(world);
  return html`<li id="${id}"><form method="post" action="/panel">
<input type="hidden" name="fault" value="${id}"><input type="hidden" name="to" value="${on ? "off" : "on"}">
<button role="switch" aria-checked="${on ? "true" : "false"}" aria-describedby="${id}-hint">${label}</button>
${
  seconds !== undefined &&
  !on &&
  html`<label>Seconds <input name="seconds" type="number" min="0" max="600" value="${seconds}" aria-label="${label}: seconds"></label>`
}
<p class="hint" id="${id}-hint">${hint}</p>
</form></li>`;
}
