import { ResendForm } from "#components/resend-form";
import { ResendPanel } from "#components/resend-panel";
import { SignInHint } from "#components/sign-in-hint";
import type { DeliveryView } from "#machines/delivery";
import { resendCode, resendCodeByForm } from "../actions/resend.ts";
import { readLocale, signInAddress } from "./read-step.ts";
import { resendTexts } from "./resend-texts.ts";

/** The button for a new code beside the step at `journey`; `view` is what is known about the code, on the personal page. */
export function ResendSection({ locale, journey, view }: { locale: string; journey: string; view?: DeliveryView }) {
  const { content, t } = readLocale(locale);
  const common = { journey, locale, texts: resendTexts(t), signInUrl: signInAddress(content) };
  const { text, link } = common.texts.signIn;
  return (
    <ResendPanel
      {...common}
      press={resendCode}
      hint={view ? undefined : <SignInHint text={text} link={link} url={common.signInUrl} />}
    >
      <ResendForm {...common} action={resendCodeByForm} view={view} />
    </ResendPanel>
  );
}
