import type { ReactNode } from "react";
import { buttonStyle } from "../base/button-style.ts";
import { fillText } from "../base/fill-text.tsx";
import { type Asked, type Found, ownWordsFinder } from "./find-own-words.ts";
import type { OwnWordsTexts } from "./own-words-texts.ts";

/** Makes of what is typed the sentences that it may mean, each a link that leads on. */
export async function wordsFound(asked: Asked, texts: OwnWordsTexts): Promise<(typed: string) => Promise<ReactNode>> {
  const find = await ownWordsFinder(asked);
  return async (typed) => <Sentences found={await find(typed)} texts={texts} />;
}

function Sentences({ found, texts }: { found: Found; texts: OwnWordsTexts }) {
  return (
    <>
      {found.cut.length > 0 && <p className="mt-4 text-small text-quiet">{texts.cut}</p>}
      <p className="mt-4 font-semibold">{found.sentences.length > 0 ? texts.question : texts.nothing}</p>
      {/* What was found ends with "none of these" of its own; the sentences of the page come after it, apart. */}
      <ul className="mt-3 mb-8 space-y-2 border-b border-hairline pb-8">
        {found.sentences.map(({ check, sentence, because, href }) => (
          <li key={check}>
            <a href={href} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              <span>
                {sentence}
                {because.length > 0 && (
                  <span className="block text-small text-quiet">
                    {fillText(texts.because, { words: <bdi>{because.join(" · ")}</bdi> })}
                  </span>
                )}
              </span>
            </a>
          </li>
        ))}
        {found.none !== null && (
          <li>
            <a href={found.none} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {texts.none}
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
