import { buttonStyle } from "../base/button-style.ts";
import type { OwnWordsTexts } from "./own-words-texts.ts";

/** "Say what happens, in your words", within an `OwnWordsForm`. `journey`: the address of the opening page, with what is known. */
export function OwnWordsField(props: { journey: string; assisted: boolean; texts: OwnWordsTexts }) {
  const { journey, assisted, texts } = props;
  return (
    <>
      <label htmlFor="own-words" className="block font-semibold">
        {texts.label}
      </label>
      <p id="own-words-private" className="text-small text-quiet">
        {texts.private}
      </p>
      <input type="hidden" name="journey" value={journey} />
      {assisted && <input type="hidden" name="assisted" value="yes" />}
      <textarea
        id="own-words"
        name="words"
        rows={2}
        required
        maxLength={2_000}
        dir="auto"
        autoComplete="off"
        aria-describedby="own-words-private"
        className="mt-2 w-full rounded-control border border-outline bg-surface px-4 py-2"
      />
      <button type="submit" className={`${buttonStyle.compact} mt-2`}>
        {texts.find}
      </button>
    </>
  );
}
