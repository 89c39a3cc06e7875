import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { GetInView } from "#machines/wizard/views/view-get-in.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";
import { StepHeading } from "../base/step-heading.tsx";
import { PageFoot } from "../frame/page-foot.tsx";
import { Answers } from "./answers.tsx";
import { CheckBody } from "./check-body.tsx";

/** The best checks in their shortest form, one under the other, and a person last. */
export function GetIn({ view, t }: { view: GetInView; t: Translate }) {
  const { locale, channel, steps, help, one, canonical } = view;
  const start = `/${locale}`;
  return (
    <>
      <StepHeading>{t("page.get-in.question")}</StepHeading>
      <p className="why">{t("page.get-in.intro")}</p>
      {steps.map((step) => {
        const written = step.language === locale ? {} : { lang: step.language, dir: "auto" as const };
        return (
          <section key={step.id} aria-labelledby={step.id} className="mt-8 border-t border-hairline pt-5">
            <h2 id={step.id} className="text-lead font-semibold" {...written}>
              {step.question}
            </h2>
            <p className="mt-1 text-small text-quiet">{step.why}</p>
            <CheckBody step={step} written={written} t={t} />
            <Answers answers={step.answers} label={`${t("page.answers")}: ${step.title}`} open many />
          </section>
        );
      })}
      <p className="mt-10">
        <SoftLink href={help.href} className={`${buttonStyle.secondary} ${buttonStyle.onward}`}>
          {t("page.get-in.human")}
        </SoftLink>
      </p>
      <p className="mt-3">
        <SoftLink href={one.href} className={buttonStyle.quiet}>
          {t("page.get-in.one")}
        </SoftLink>
      </p>
      <PageFoot
        paths={{
          start,
          help: help.href,
          delivery: deliveryPathOf(one.href) ?? `${start}/delivery`,
          all: `${start}/${channel}/all`,
          here: canonical,
        }}
        t={t}
      />
    </>
  );
}
