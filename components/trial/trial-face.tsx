import type { ReactNode } from "react";
import type { TrialStage } from "#machines/code-status/trial-stage.ts";
import type { AnswerView } from "#machines/wizard/views/step-view.ts";
import { StepHeading } from "../base/step-heading.tsx";
import { clockFace } from "../resend/resend-form.tsx";
import { Answers } from "../step/answers.tsx";
import { Closed, Elsewhere } from "./trial-ends.tsx";
import type { TrialTexts } from "./trial-texts.ts";

/** What a trial is made of, whoever looks at it. */
export interface TrialParts {
  /** "Try a new code" and "Did it arrive?" */
  titles: { ask: string; arrived: string };
  why: string | null;
  /** What to do while a code is on its way, and when it has come. */
  body: ReactNode;
  answers: Omit<AnswerView, "api">[];
  texts: TrialTexts;
  signInUrl: string;
  /** Path of help with this journey. */
  help: string;
}

/** `unknown`: the same page for everyone, before it is known who looks at it. */
export type Stage = TrialStage | { kind: "unknown" };

/**
 * A trial at one stage: one thing to do at a time. `form` sends, or says when it can; `seconds` are left of the usual time; `note` stands where time goes on
 * without the page, `back` leads to where one signs in. On a page with a heading of its own this one is an `h2`.
 */
export function TrialFace(props: {
  parts: TrialParts;
  stage: Stage;
  form: ReactNode;
  seconds?: number | null;
  note?: ReactNode;
  isPart?: boolean;
  back?: ReactNode;
}) {
  const { parts, stage, form, seconds = null, note, isPart = false, back } = props;
  const { texts, titles } = parts;
  const isOut = stage.kind === "sending" || stage.kind === "stuck" || stage.kind === "on-its-way";
  const title = titleOf(stage, parts);
  const heading = isPart ? (
    <h2 className="mt-10 text-lead font-semibold">{title}</h2>
  ) : (
    <StepHeading>{title}</StepHeading>
  );
  return (
    <>
      {heading}
      {parts.why && stage.kind !== "closed" && !isOut && <p className="why">{parts.why}</p>}
      {stage.kind === "stuck" && <p className="mt-3">{texts.stuckText}</p>}
      {(stage.kind === "on-its-way" || stage.kind === "sending") && (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4">
          {texts.usual}
          {seconds !== null && (
            <span aria-hidden="true" className="text-lead font-semibold tabular-nums">
              {clockFace(seconds)}
            </span>
          )}
        </p>
      )}
      {(stage.kind === "send" || stage.kind === "wait") && stage.failed && <p className="mt-3">{texts.failed}</p>}
      {(stage.kind === "send" || stage.kind === "wait" || stage.kind === "unknown") && form}
      {stage.kind === "elsewhere" && <Elsewhere {...{ parts, stage }} />}
      {stage.kind === "closed" && <Closed {...{ parts, stage }} />}
      {note}
      {(isOut || stage.kind === "ask") && <div className="mt-6">{parts.body}</div>}
      {(isOut || stage.kind === "ask") && back}
      {isOut && <h2 className="mt-6 text-lead font-semibold">{titles.arrived}</h2>}
      <Answers answers={answersAt(stage, parts.answers)} label={texts.answers} open={stage.kind !== "ask"} />
    </>
  );
}

function titleOf({ kind }: Stage, { titles, texts, answers }: TrialParts): string {
  if (kind === "sending" || kind === "on-its-way") return texts.sent;
  if (kind === "stuck") return texts.stuck;
  if (kind === "closed") return texts.closed;
  if (kind === "ask") return titles.arrived;
  return kind === "unknown" && isAskedIn(answers) ? titles.arrived : titles.ask;
}

/** The answers that are true at a stage: nobody can say that nothing came before a code had the time to come. */
function answersAt({ kind }: Stage, answers: TrialParts["answers"]): TrialParts["answers"] {
  const isAsked = isAskedIn(answers);
  const ids: Record<Stage["kind"], string[]> = {
    unknown: isAsked ? ["yes", "refused", "no", "cannot"] : ["asked", "cannot"],
    elsewhere: ["asked", "cannot"],
    ask: ["yes", "refused", "no", "cannot"],
    sending: ["yes", "refused"],
    "on-its-way": ["yes", "refused"],
    stuck: ["yes", "refused", "cannot"],
    send: ["yes", "refused", "cannot"],
    wait: ["yes", "refused", "cannot"],
    closed: ["yes", "refused", "cannot"],
  };
  return answers.filter(({ id }) => ids[kind].includes(id));
}

/** Whether the journey says that a code was asked for. */
export function isAskedIn(answers: TrialParts["answers"]): boolean {
  return answers.some(({ id }) => id === "no");
}
