import { Markdown } from "#components/base/markdown.tsx";
import { ResendForm } from "#components/resend/resend-form.tsx";
import { stepPaths } from "#components/step/step-paths.ts";
import { isAskedIn, TrialFace, type TrialParts } from "#components/trial/trial-face.tsx";
import { TrialPanel } from "#components/trial/trial-panel.tsx";
import { trialTexts } from "#components/trial/trial-texts.ts";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import { trialStage } from "#machines/code-status/trial-stage.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { resendCode, resendCodeByForm } from "../../actions/resend.ts";
import { readLocale, signInAddress } from "./read-step.ts";

interface Props {
  view: StepView;
  channel: DeliveryChannel;
  /** What is known about the code, on the personal page. */
  status?: CodeStatus;
}

/** A trial: send, then wait, then ask. Without `status` it is the same for everyone until the browser knows more. */
export function TrialSection({ view, channel, status }: Props) {
  const { locale, step } = view;
  const { content, t } = readLocale(locale);
  const texts = trialTexts(content, locale, channel);
  const parts: Omit<TrialParts, "texts"> = {
    titles: { ask: step.title, arrived: t("step.trial.question") },
    why: step.why,
    body: (
      <div {...(step.language === locale ? {} : { lang: step.language, dir: "auto" })}>
        <Markdown text={step.body} />
      </div>
    ),
    answers: step.answers.map(({ id, label, effect, href }) => ({ id, label, effect, href })),
    signInUrl: signInAddress(content, status),
    help: stepPaths(view).help ?? "",
  };
  const asked = step.answers.find(({ id }) => id === "asked")?.href;
  const stage = status ? trialStage(status, isAskedIn(step.answers), Date.parse(status.now)) : unknown;
  const isOut = stage.kind === "sending" || stage.kind === "stuck" || stage.kind === "on-its-way";
  const form = (
    <ResendForm
      {...{ journey: view.canonical, asked, locale, status }}
      action={resendCodeByForm}
      texts={texts.resend}
      signInUrl={parts.signInUrl}
    />
  );
  const again = isOut && (
    <p className="mt-3">
      <a href={deliveryPathOf(view.canonical) ?? ""}>{texts.again}</a>
    </p>
  );
  const whole = { ...parts, texts };
  const elsewhere = asked && !status && (
    <TrialFace parts={whole} stage={{ kind: "elsewhere", refusal: null }} form={null} />
  );
  return (
    <TrialPanel
      {...{ parts, channel, locale, press: resendCode, journey: view.canonical, asked: asked ?? null }}
      {...{ isPart: Boolean(status), elsewhere }}
    >
      <TrialFace {...{ parts: whole, stage, form, note: again, isPart: Boolean(status) }} />
    </TrialPanel>
  );
}

const unknown = { kind: "unknown" } as const;
