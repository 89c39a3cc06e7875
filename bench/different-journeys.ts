import { z } from "zod";

const shape = z.object({ step: z.object({ answers: z.array(z.object({ href: z.string(), api: z.string() })) }) });
const atOnce = 8;

/**
 * The paths of `count` different journeys that are all valid: every answer on every step, breadth first, in each of `locales`. Asks the
 * wizard's own API, in the first language; a journey means the same in all. Throws when there are not so many.
 */
export async function differentJourneys(origin: string, locales: readonly string[], count: number): Promise<string[]> {
  const [first = "en"] = locales;
  const wanted = Math.ceil(count / locales.length);
  const paths = new Set<string>();
  let open = [`/api/v1/step?locale=${first}`];
  while (paths.size < wanted && open.length > 0) {
    const steps = await Promise.all(open.slice(0, atOnce).map((api) => answersOf(origin + api)));
    open = open.slice(atOnce);
    for (const { href, api } of steps.flat()) {
      // A link away from the wizard, or a journey that another order of the answers led to already.
      if (!href.startsWith(`/${first}/`) || paths.has(href)) continue;
      paths.add(href);
      open.push(api);
    }
  }
  if (paths.size < wanted) throw new Error(`There are ${paths.size * locales.length} journeys, not ${count}.`);
  const inFirst = [...paths].map((path) => path.slice(first.length + 1));
  return inFirst.flatMap((rest) => locales.map((locale) => `/${locale}${rest}`)).slice(0, count);
}

async function answersOf(url: string) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} gives ${response.status}.`);
  return shape.parse(await response.json()).step.answers;
}
