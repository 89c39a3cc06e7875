import { likelyAnswer } from "#machines/wizard/views/likely-answer.ts";
import type { AnswerView } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";

// They settle nothing.
const isSmall: readonly AnswerView["effect"][] = ["maybe", "known-cause", "cannot", "already-tried"];

// More than this, and none of them is the one to press.
const mostLarge = 3;

/**
 * One tap per answer. The first one stands out where it says that the step has helped, unless the question is open: nobody is led to "no". Giving up and
 * "already tried" stay small, below. `many`: close together, as are more than three.
 */
export function Answers(props: { answers: Omit<AnswerView, "api">[]; label: string; open: boolean; many?: boolean }) {
  const { answers, label, open, many = false } = props;
  if (answers.length === 0) return null;
  const small = answers.filter(({ effect }) => isSmall.includes(effect));
  const large = answers.filter((answer) => !small.includes(answer));
  const likely = likelyAnswer(answers);
  const isClose = many || large.length > mostLarge;
  const isLed = !open && large[0]?.effect !== "not-it";
  return (
    <nav aria-label={label} className="answers">
      <ul {...(isClose ? { className: "close" } : {})}>
        {large.map((answer, index) => (
          <li key={answer.id}>
            <SoftLink
              href={answer.href}
              soft={answer === likely ? "likely" : "ahead"}
              className={`${index === 0 && isLed ? buttonStyle.primary : isClose ? buttonStyle.row : buttonStyle.secondary} ${buttonStyle.onward}`}
            >
              {answer.label}
            </SoftLink>
          </li>
        ))}
      </ul>
      {small.length > 0 && (
        <ul className="row">
          {small.map((answer) => (
            <li key={answer.id}>
              <SoftLink href={answer.href} soft={answer === likely ? "likely" : "ahead"} className={buttonStyle.quiet}>
                {answer.label}
              </SoftLink>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
