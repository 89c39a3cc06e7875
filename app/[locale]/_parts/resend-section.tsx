import { ResendForm } from "#components/resend/resend-form.tsx";
import { ResendPanel } from "#components/resend/resend-panel.tsx";
import { resendTexts } from "#components/resend/resend-texts.ts";
import { SignInHint } from "#components/resend/sign-in-hint.tsx";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { fillPlaceholders } from "#machines/content/body/placeholder.ts";
import type { Content } from "#machines/content/content.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { resendCode, resendCodeByForm } from "../../actions/resend.ts";
import { readLocale, signInAddress } from "./read-step.ts";

interface Props {
  locale: string;
  journey: string;
  /** Whose limits are explained; none without it. */
  channel: DeliveryChannel | undefined;
  status?: CodeStatus;
}

/** The button for a new code beside the step at `journey`; `status` is what is known about the code, on the personal page. */
export function ResendSection({ locale, journey, channel, status }: Props) {
  const { content, t } = readLocale(locale);
  const texts = resendTexts(t, channel && limitsOf(channel, content, locale, t));
  const common = { journey, locale, texts, signInUrl: signInAddress(content) };
  const { text, link } = common.texts.signIn;
  return (
    <ResendPanel
      {...common}
      press={resendCode}
      hint={status ? undefined : <SignInHint text={text} link={link} url={common.signInUrl} />}
    >
      <ResendForm {...common} action={resendCodeByForm} status={status} />
    </ResendPanel>
  );
}

/** The numbers of the policy in one sentence. */
function limitsOf(channel: DeliveryChannel, content: Content, locale: string, t: Translate): string {
  const fill = (name: string) =>
    fillPlaceholders(`{{policy.resend.${channel}.perDestination.${name}}}`, content.placeholders, locale);
  return t(`resend.limits.${channel}`, { sends: fill("sends"), per: fill("per"), day: fill("perDay") });
}
