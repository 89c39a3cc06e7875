import type { Matched } from "#machines/own-words/match-words.ts";
import type { Asked } from "./find-own-words.ts";

type Match = (text: string) => Promise<Matched>;

/** The server has a second for the assistant; the rest is the way there and back. */
const patience = 3_000;

/** Matches on the server, which asks the site's assistant; `here`, in the browser, when that fails. Give what it gets the text of `cutPersonal`. */
export function assistedMatch({ channel, locale, facts }: Asked, here: Match): Match {
  return async (text) => {
    if (text.trim() === "") return here(text);
    try {
      const response = await fetch("/api/v1/match", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text, channel, locale, facts: Object.fromEntries(facts) }),
        signal: AbortSignal.timeout(patience),
      });
      return response.ok ? await response.json() : await here(text);
    } catch {
      return here(text);
    }
  };
}
