import { stepViewSchema } from "#machines/wizard/views/step-view.ts";

/**
 * The paths a person without luck taps through from the start page: the channel, then a fix wherever there is one, and no new code
 * comes either, so checks and trials take turns. At most `taps` paths; fewer when help comes before. Asks the wizard's own API.
 */
export async function unluckyJourney(origin: string, locale: string, channel: string, taps: number): Promise<string[]> {
  const paths: string[] = [];
  let api = `/api/v1/step?locale=${locale}`;
  while (paths.length < taps) {
    const response = await fetch(origin + api);
    if (!response.ok) throw new Error(`${origin}${api} answers ${response.status}.`);
    const { answers } = stepViewSchema.parse(await response.json()).step;
    const wanted = ["fixed", "not-it", "already-tried", "cannot"];
    const next =
      paths.length === 0
        ? answers.find(({ id }) => id === channel)
        : // A question about a fact has none of these; its last answer is "not sure".
          (wanted.flatMap((effect) => answers.find((known) => known.effect === effect) ?? [])[0] ?? answers.at(-1));
    if (!next) break;
    paths.push(next.href);
    api = next.api;
  }
  return paths;
}
