import { StepHeading } from "../base/step-heading.tsx";
import type { ErrorTexts } from "./error-texts.ts";

/** Something broke on our side: whose fault, what is safe, and the two ways on. Trying again is a function, or the path of the same page. */
export function ErrorNotice({ texts, retry }: { texts: ErrorTexts; retry: string | (() => void) }) {
  const button = "rounded-control bg-accent px-8 py-4 font-semibold text-on-accent hover:bg-accent-strong";
  return (
    <>
      <StepHeading>{texts.question}</StepHeading>
      <p className="mt-4 mb-8">{texts.body}</p>
      {typeof retry === "string" ? (
        <a href={retry} className={`inline-block ${button}`}>
          {texts.retry}
        </a>
      ) : (
        <button type="button" onClick={retry} className={button}>
          {texts.retry}
        </button>
      )}
      <p className="mt-14 border-t border-hairline pt-4">
        <a
          href={texts.help}
          className="inline-flex min-h-target items-center font-semibold text-accent underline underline-offset-4"
        >
          {texts.human}
        </a>
      </p>
    </>
  );
}
