import { html } from "../html.ts";
import { maskAddress } from "../sign-in/address.ts";
import type { Challenge, SignInRefusal } from "../sign-in/challenge.ts";
import type { Visit } from "../site-parts.ts";
import { respond } from "./layout.ts";

export type CodeNotice = SignInRefusal | "not-a-code" | "sent" | "address";

/** Asks for the code. Says kindly why the last one did not work. */
export function codePage({ world }: Visit, challenge: Challenge, notice: CodeNotice | null): Response {
  const { id, channel, address } = challenge;
  const email = channel === "email";
  const masked = html`<strong class="mask" translate="no">${maskAddress(channel, address)}</strong>`;
  if (notice === "over") {
    const over = html`<h1>This sign-in is over</h1><p>It was finished, or it waited too long.</p>
<p><a class="button" href="/sign-in">Start again</a></p>`;
    return respond({ world, title: "This sign-in is over", screen: "site", main: over });
  }
  const problem = notice === null || notice === "sent" || notice === "address" ? null : problems[notice];
  const main = html`
${notice === "sent" && html`<p class="notice" role="status">A new code is on its way. Only the newest one counts.</p>`}
${
  notice === "address" &&
  html`<p class="notice" role="status">Saved. The next code goes to ${masked}. Ask for a new one now.</p>`
}
<h1>Enter your code</h1>
<p>We sent a code with 6 digits to ${masked}.</p>
<form method="post" action="/code/${id}" novalidate>
<label for="code">Code</label>
${problem && html`<p class="error" id="problem" role="alert">${problem}</p>`}
<input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9"${
    problem && html` aria-invalid="true" aria-describedby="problem"`
  }>
<button>Sign in</button>
</form>
<p class="lost"><a class="alone" href="/code/${id}/help">Didn't get a code?</a></p>
<form method="post" action="/code/${id}/resend"><button class="quiet">Send a new code</button></form>
<p class="more"><a class="alone" href="/code/${id}/address">${email ? "Use another address" : "Use another number"}</a></p>
<aside class="tip" aria-label="Tip"><p>${
    email
      ? html`Jamie's mail arrives in the <a href="/mailbox">mailbox</a>.`
      : html`Jamie's texts arrive on the <a href="/phone">phone</a>.`
  }</p></aside>`;
  return respond({ world, title: problem ? "Error: Enter your code" : "Enter your code", screen: "site", main });
}

const problems = {
  "not-a-code": "Enter the 6 digits of the code.",
  wrong: "That is not the code. Check the digits, or ask for a new code.",
  older: "This is an older code. Only the newest one counts. Look for the newest message.",
  expired: "This code is too old now. Ask for a new one and type it soon.",
  "too-many": "This code was tried too often and no longer works. Ask for a new one.",
} as const;
