import type { TrialStage } from "#machines/code-status/trial-stage.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";
import { SignInHint } from "../resend/sign-in-hint.tsx";
import type { TrialParts } from "./trial-face.tsx";

/** Ask where one signs in, then say so here. */
export function Elsewhere({ parts, stage }: { parts: TrialParts; stage: Extract<TrialStage, { kind: "elsewhere" }> }) {
  const { resend } = parts.texts;
  const text = stage.refusal && stage.refusal !== "no-ticket" ? resend.refused[stage.refusal] : resend.signIn.text;
  return (
    <>
      <p className="mt-4 mb-4">{text}</p>
      <a href={parts.signInUrl} className={buttonStyle.primary} data-for="new-code">
        {resend.signIn.link}
        <Icon shape="outside" className="opacity-70" />
      </a>
    </>
  );
}

/** When codes go out again, another way, a person. */
export function Closed({ parts, stage }: { parts: TrialParts; stage: Extract<TrialStage, { kind: "closed" }> }) {
  const { texts } = parts;
  return (
    <>
      <p className="mt-4">{texts.resend.refused[stage.refusal]}</p>
      {stage.refusal === "too-many" && (
        <p className="mt-2">
          {texts.resume} {texts.resend.limits}
        </p>
      )}
      <OtherWays parts={parts} />
    </>
  );
}

/** The ways that need no new code from here. */
export function OtherWays({ parts }: { parts: TrialParts }) {
  return (
    <ul className="mt-4 flex flex-wrap gap-x-6">
      <li>
        <SignInHint link={parts.texts.otherWay} url={parts.signInUrl} />
      </li>
      <li>
        <SoftLink href={parts.help} className={buttonStyle.quiet}>
          {parts.texts.person}
        </SoftLink>
      </li>
    </ul>
  );
}
