import { closest, distance } from "fastest-levenshtein";

/** Which of `known` somebody surely meant who wrote `given`: the nearest, at most `most` letters away; `undefined` where none is near. */
export function nearest(
  given: string,
  known: readonly string[],
  most = Math.max(2, given.length / 3),
): string | undefined {
  if (known.length === 0) return undefined;
  const found = closest(given, [...known]);
  return distance(given, found) <= most ? found : undefined;
}
