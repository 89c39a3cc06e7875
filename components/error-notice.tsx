import { buttonStyle } from "./button-style.ts";
import type { ErrorText } from "./error-words.tsx";
import { Icon } from "./icon.tsx";
import { StepHeading } from "./step-heading.tsx";

/** Something broke on our side: whose fault, what is safe, and the two ways on. Trying again is a function, or the path of the same page. */
export function ErrorNotice({ words, retry }: { words: ErrorText; retry: string | (() => void) }) {
  const again = (
    <>
      {words.retry}
      <Icon shape="restart" className="opacity-70" />
    </>
  );
  return (
    <>
      <StepHeading>{words.question}</StepHeading>
      <p className="mt-4">{words.body}</p>
      <p className="mt-8">
        {typeof retry === "string" ? (
          <a href={retry} className={buttonStyle.primary}>
            {again}
          </a>
        ) : (
          <button type="button" onClick={retry} className={`${buttonStyle.primary} cursor-pointer`}>
            {again}
          </button>
        )}
      </p>
      <p className="mt-14 border-t border-hairline pt-4">
        <a href={words.help} className={buttonStyle.human}>
          <Icon shape="message" />
          {words.human}
        </a>
      </p>
    </>
  );
}
