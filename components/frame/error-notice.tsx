import { StepHeading } from "../base/step-heading.tsx";
import type { ErrorText } from "./error-words.tsx";

/** Something broke on our side: whose fault, what is safe, and the two ways on. Trying again is a function, or the path of the same page. */
export function ErrorNotice({ words, retry }: { words: ErrorText; retry: string | (() => void) }) {
  const button = "rounded-control bg-accent px-8 py-4 font-semibold text-on-accent hover:bg-accent-strong";
  return (
    <>
      <StepHeading>{words.question}</StepHeading>
      <p className="mt-4 mb-8">{words.body}</p>
      {typeof retry === "string" ? (
        <a href={retry} className={`inline-block ${button}`}>
          {words.retry}
        </a>
      ) : (
        <button type="button" onClick={retry} className={button}>
          {words.retry}
        </button>
      )}
      <p className="mt-14 border-t border-hairline pt-4">
        <a
          href={words.help}
          className="inline-flex min-h-target items-center font-semibold text-accent underline underline-offset-4"
        >
          {words.human}
        </a>
      </p>
    </>
  );
}
