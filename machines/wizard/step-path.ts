import type { Channel } from "../words.ts";
import type { Journey } from "./journey.ts";
import { segmentsOf } from "./pair.ts";

export interface Whereabouts {
  locale: string;
  channel: Channel | null;
  /** `null` on the channel question. */
  step: string | null;
}

/** The one path of a step: `/en/email/spam-folder/provider.gmail`; the channel question is `/en`, with facts `/en/start/symptom.refused`. */
export function pathOf({ locale, channel, step }: Whereabouts, journey: Journey): string {
  const segments = segmentsOf(journey);
  if (channel === null || step === null)
    return ["", locale, ...(segments.length > 0 ? ["start", ...segments] : [])].join("/");
  return ["", locale, channel, step, ...segments].join("/");
}

/** The page of a letter in the language of whoever gets it, and the step it is opened from, to come back to: its path, or `null`. */
export function letterPath(locale: string, letter: { id: string; language: string }, step: string | null): string {
  const [, , ...back] = step?.split("/") ?? [];
  return ["", locale, "letter", letter.id, letter.language, ...back].join("/");
}

/** What a path says behind its language. A part with a dot is no step: where the word of the step is missing, nothing that follows is lost. */
export function readPath([channel = "", ...rest]: readonly string[]) {
  const [first] = rest;
  const isStep = first !== undefined && !first.includes(".");
  return { channel, step: isStep ? first : null, segments: isStep ? rest.slice(1) : rest };
}

/** The same step as an API address. `step` is named only where the journey alone would lead elsewhere. */
export function apiOf({ locale, channel, step }: Whereabouts, journey: Journey, named: boolean): string {
  const query = new URLSearchParams({ locale });
  if (channel) query.set("channel", channel);
  if (named && step) query.set("step", step);
  for (const map of [journey.facts, journey.answers]) for (const [key, value] of map) query.set(key, value);
  return `/api/v1/step?${query}`;
}
