import { stepViewSchema } from "#machines/wizard/views/step-view.ts";

/** One tap of a walk: the path it leads to, and the check that stands there, if it is one. */
export interface Tap {
  path: string;
  check: string | null;
}

/**
 * The taps of a person without luck who goes on from the start page: the channel, then a fix wherever there is one, and no new code
 * comes either, so checks and trials take turns. At most `most` taps; fewer when help comes before. Asks the wizard's own API.
 */
export async function unluckyJourney(origin: string, locale: string, channel: string, most: number): Promise<Tap[]> {
  const taps: Tap[] = [];
  let api = `/api/v1/step?locale=${locale}`;
  while (taps.length < most) {
    const response = await fetch(origin + api);
    if (!response.ok) throw new Error(`${origin}${api} answers ${response.status}.`);
    const { answers, kind, id } = stepViewSchema.parse(await response.json()).step;
    const here = taps.at(-1);
    if (here && kind === "check") here.check = id;
    const wanted = ["fixed", "not-it", "already-tried", "cannot"];
    const next =
      taps.length === 0
        ? answers.find(({ id }) => id === channel)
        : // A question about a fact has none of these; its last answer is "not sure".
          (wanted.flatMap((effect) => answers.find((known) => known.effect === effect) ?? [])[0] ?? answers.at(-1));
    if (!next) break;
    taps.push({ path: next.href, check: null });
    api = next.api;
  }
  return taps;
}
