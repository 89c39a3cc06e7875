import { type Translate, textByWord } from "#machines/content/interface/interface-text.ts";
import { refusals } from "#machines/resend/refusal.ts";

export type ResendTexts = ReturnType<typeof resendTexts>;

/** The words of the resend form, with a sentence about its limits. `{wait}` and `{left}` stay in: the form fills them in while it runs. */
export function resendTexts(t: Translate, limits: string | undefined) {
  return {
    limits,
    button: t("resend.button"),
    /** Said where the last code is known to be still under way. */
    queued: t("resend.queued"),
    ready: t("resend.ready"),
    pressing: t("resend.pressing"),
    waiting: t("resend.waiting"),
    cooling: t("resend.cooling", { wait: "{wait}" }),
    later: t("resend.later", { wait: "{wait}" }),
    left: t("resend.left", { left: "{left}" }),
    lost: t("resend.lost"),
    notSetUp: t("resend.not-set-up"),
    signIn: { text: t("resend.sign-in.text"), link: t("resend.sign-in.link") },
    refused: textByWord(refusals, (refusal) => t(`resend.refused.${refusal}`)),
  };
}

/** What is newer than the last code status, by the state of the button and what a press got lost for. */
export function noteOf(
  { state, isSetUpLost }: { state: string; isSetUpLost: boolean },
  texts: ResendTexts,
): string | undefined {
  if (isSetUpLost) return texts.notSetUp;
  const notes: Record<string, string> = {
    idle: texts.ready,
    sending: texts.pressing,
    waiting: texts.waiting,
    failed: texts.lost,
  };
  return notes[state];
}
