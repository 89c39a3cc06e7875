import { type Html, html } from "../html.ts";

/** A moment as people read it beside a message: the time today, else the day. Server time, as everything runs here. */
export function timeOf(moment: Date): Html {
  const today = moment.toDateString() === new Date().toDateString();
  const text = today
    ? moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" })
    : moment.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  return html`<time datetime="${moment.toISOString()}">${text}</time>`;
}
