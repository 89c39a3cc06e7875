/** Why nobody is asked just now. */
export type Closed = "busy" | "resting";

/**
 * Keeps a slow or broken assistant from taking our time: at most `most` questions are under way, and after `failures` in a row nothing is asked for `rest`
 * milliseconds; then one question shows whether it is back. `begin` says why not, or `null`, and then `end` must follow.
 */
export function assistantLine({ most, failures, rest }: { most: number; failures: number; rest: number }) {
  let underWay = 0;
  let failed = 0;
  let until = 0;
  return {
    begin(now: number): Closed | null {
      const isProbe = failed >= failures;
      if (isProbe && (now < until || underWay > 0)) return "resting";
      if (underWay >= most) return "busy";
      underWay += 1;
      return null;
    },
    end(now: number, isGood: boolean): void {
      underWay -= 1;
      failed = isGood ? 0 : failed + 1;
      if (failed >= failures) until = now + rest;
    },
  };
}
