import { isOfWords } from "#machines/words.ts";
import type { Asked, Match } from "./find-own-words.ts";

type Matching = (text: string) => Promise<Match>;

/** The server has a second for the assistant; the rest is the way there and back. */
const patience = 3_000;

/** Matches on the server, which asks the site's assistant; `here`, in the browser, when that fails. Give what it gets the text of `cutPersonal`. */
export function assistedMatch({ channel, locale, facts }: Asked, here: Matching): Matching {
  return async (text) => {
    if (text.trim() === "") return here(text);
    try {
      const response = await fetch("/api/v1/match", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text, channel, locale, facts: Object.fromEntries(facts) }),
        signal: AbortSignal.timeout(patience),
      });
      if (!response.ok) return await here(text);
      const { none, ...matched } = await response.json();
      return { ...matched, because: () => [], beyond: beyondOf(none.api) };
    } catch {
      return here(text);
    }
  };
}

/** What an address of the API says of own words. */
function beyondOf(api: string): Match["beyond"] {
  const [, query] = api.split("?");
  return [...new URLSearchParams(query)].filter(([key]) => isOfWords(key));
}
