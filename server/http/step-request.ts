import type { Content } from "#machines/content/content.ts";
import type { Pair } from "#machines/wizard/pair.ts";
import type { StepRequest } from "#machines/wizard/views/view-step.ts";
import { type Channel, channels } from "#machines/words.ts";

/** Longer addresses than any real journey are refused, so that nobody makes the server chew on junk. */
const maxPairs = 200;

export type ReadRequest = { request: Omit<StepRequest, "origin">; reason: null } | { request: null; reason: string };

/** `?locale=en&channel=email&step=…&{key}={value}…` → a step request, or the reason why it is none. Unknown keys are left to the core. */
export function readStepQuery(content: Content, query: URLSearchParams): ReadRequest {
  const [source = "en"] = content.settings.locales;
  const locale = query.get("locale") ?? source;
  if (!content.settings.locales.includes(locale)) {
    return { request: null, reason: `unknown locale; known: ${content.settings.locales.join(", ")}` };
  }
  const name = query.get("channel");
  const channel = asChannel(name);
  if (name !== null && channel === null)
    return { request: null, reason: `unknown channel; known: ${channels.join(", ")}` };
  if (query.getAll("channel").length > 1) return { request: null, reason: "channel is there twice" };
  const pairs = [...query].filter(([key]) => !["locale", "channel", "step"].includes(key));
  if (pairs.length > maxPairs) return { request: null, reason: `more than ${maxPairs} answers` };
  return { request: { locale, channel, step: query.get("step"), pairs: pairs satisfies Pair[] }, reason: null };
}

/** The channel of this name, or `null`. */
function asChannel(name: string | null): Channel | null {
  return channels.find((channel) => channel === name) ?? null;
}
