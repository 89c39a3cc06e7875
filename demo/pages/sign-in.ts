import { html } from "../html.ts";
import { type Channel, formatAddress, maskAddress } from "../sign-in/address.ts";
import type { Visit } from "../site-parts.ts";
import { respond } from "./layout.ts";

/** Asks for the e-mail address or the phone number. `typed` is what could not be read as one. */
export function signInPage({ world, challenges }: Visit, channel: Channel, typed?: string): Response {
  const pending = challenges.pending(world);
  const { account } = world;
  const email = channel === "email";
  const value = typed ?? (email ? account.email : formatAddress("sms", account.phone));
  const problem =
    typed !== undefined && (email ? "Enter an address like name@mail.example." : "Start with + and the country code.");
  const main = html`
${
  pending &&
  html`<p class="notice">A code is on its way to <span translate="no">${maskAddress(pending.channel, pending.address)}</span>.
<a class="alone" href="/code/${pending.id}">Enter your code</a></p>`
}
<h1>Sign in</h1>
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="channel" value="${channel}">
<label for="address">${email ? "E-mail address" : "Phone number"}</label>
${problem && html`<p class="error" id="problem">${problem}</p>`}
<input id="address" name="address" ${
    email ? html`type="email" autocomplete="email"` : html`type="tel" autocomplete="tel"`
  } value="${value}"${problem && html` aria-invalid="true" aria-describedby="problem"`}>
<p class="hint">${email ? "We send a code to this address." : "We send a code by text message."} No password.</p>
<button>Send code</button>
</form>
<p>${email ? html`<a class="alone" href="/sign-in/phone">Use your phone number instead</a>` : html`<a class="alone" href="/sign-in">Use your e-mail address instead</a>`}</p>
<aside class="tip" aria-label="Tip"><p>You are Jamie, who already has an account. Break something in the <a href="/panel">control panel</a> first,
then sign in and find out why no code comes.</p></aside>`;
  return respond({ world, title: "Sign in", screen: "site", main });
}
