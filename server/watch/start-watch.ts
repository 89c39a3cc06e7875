import { sendFailures } from "#machines/resend/delivery.ts";
import { refusals, ticketRefusals } from "#machines/resend/refusal.ts";
import { channels, deliveryChannels, journeyEnds } from "#machines/words.ts";
import { count } from "./count.js";
import { takeReadings } from "./readings.ts";

/** Lets a scrape read the gauges, and says what can happen before it does: a counter that appears with its first event shows no rise. */
export function startWatch(): void {
  globalThis.wizardReadings = takeReadings;
  for (const result of ["repeated", "made"] as const) count("publicPages", { result }, 0);
  for (const arrived of ["", ...channels]) count("journeys", { arrived, channel: arrived, end: "begun" }, 0);
  for (const channel of channels)
    for (const end of journeyEnds)
      if (end !== "begun") for (const arrived of ["", channel]) count("journeys", { arrived, channel, end }, 0);
  for (const result of ticketRefusals) count("presses", { channel: "none", result }, 0);
  for (const channel of deliveryChannels) {
    for (const result of ["allowed", "no-proof", ...refusals]) count("presses", { channel, result }, 0);
    for (const outcome of ["sent", "later", "unknown", "too-late"] as const)
      count("sends", { channel, outcome, reason: "" }, 0);
    for (const reason of sendFailures) count("sends", { channel, outcome: "refused", reason }, 0);
  }
}
