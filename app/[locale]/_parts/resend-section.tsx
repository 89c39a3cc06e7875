import { ResendForm } from "#components/resend/resend-form.tsx";
import { ResendPanel } from "#components/resend/resend-panel.tsx";
import { resendTexts } from "#components/resend/resend-texts.ts";
import { limitsOf } from "#components/trial/trial-texts.ts";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { resendCode, resendCodeByForm } from "../../actions/resend.ts";
import { readLocale, signInAddress } from "./read-step.ts";

interface Props {
  locale: string;
  journey: string;
  /** Whose limits are explained; none without it. */
  channel: DeliveryChannel | undefined;
  status: CodeStatus;
}

/** The button for a new code on the personal page, beside the step at `journey`. */
export function ResendSection({ locale, journey, channel, status }: Props) {
  const { content, t } = readLocale(locale);
  const texts = resendTexts(t, channel && limitsOf(content, locale, channel));
  const common = { journey, locale, texts, signInUrl: signInAddress(content, status) };
  return (
    <ResendPanel {...common} press={resendCode}>
      <ResendForm {...common} action={resendCodeByForm} status={status} />
    </ResendPanel>
  );
}
