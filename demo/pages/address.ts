import { html } from "../html.ts";
import { formatAddress } from "../sign-in/address.ts";
import type { Challenge } from "../sign-in/challenge.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";

/** Where codes go, in full, to be corrected. `typed` is what could not be used. */
export function addressPage(world: World, { id, channel, address }: Challenge, typed?: string): Response {
  const email = channel === "email";
  const title = email ? "Your address" : "Your number";
  const problem =
    typed !== undefined &&
    (email
      ? "This address cannot be used. Check it."
      : "This number cannot be used. Start with + and the country code.");
  const main = html`
<h1>${title}</h1>
<p>Your codes go to <strong class="mask" translate="no">${formatAddress(channel, address)}</strong>. Is every ${email ? "letter" : "digit"} right?</p>
<form method="post" action="/code/${id}/address" novalidate>
<label for="address">${email ? "E-mail address" : "Phone number"}</label>
${problem && html`<p class="error" id="problem" role="alert">${problem}</p>`}
<input id="address" name="address" ${
    email ? html`type="email" autocomplete="email"` : html`type="tel" autocomplete="tel"`
  } value="${typed ?? formatAddress(channel, address)}"${problem && html` aria-invalid="true" aria-describedby="problem"`}>
<button>Save</button>
</form>
<p><a class="alone" href="/code/${id}">Back to the code</a></p>
<aside class="tip" aria-label="Tip"><p>Jamie's ${email ? "mailbox" : "phone"} is <span translate="no">${
    email ? world.mailbox.address : formatAddress("sms", world.phone.number)
  }</span>. A real site would ask for more proof before a change.</p></aside>`;
  return respond({ world, title, screen: "site", main });
}
