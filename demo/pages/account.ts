import { html } from "../html.ts";
import { formatAddress } from "../sign-in/address.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";

/** Signed in. `own`: into the account of the demo person, not into a new one. */
export function accountPage(world: World, own: boolean): Response {
  const main = html`
<h1>You're in</h1>
<p>${own ? "Welcome back, Jamie. The code did its work." : "Welcome to your new account."}</p>
${
  own &&
  html`<dl class="facts">
<div><dt>E-mail</dt><dd translate="no">${world.account.email}</dd></div>
<div><dt>Phone</dt><dd translate="no">${formatAddress("sms", world.account.phone)}</dd></div>
<div><dt>Balance</dt><dd>0.4182 BTC</dd></div>
</dl>`
}
<form method="post" action="/sign-out"><button class="quiet">Sign out</button></form>`;
  return respond({ world, title: "You're in", screen: "site", main });
}
