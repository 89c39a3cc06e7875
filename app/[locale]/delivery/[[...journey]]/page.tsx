import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { buttonStyle } from "#components/base/button-style.ts";
import { SoftLink } from "#components/base/soft-link.tsx";
import { StepHeading } from "#components/base/step-heading.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { plainPaths, stepPaths } from "#components/step/step-paths.ts";
import { ticketRefusals } from "#machines/resend/refusal.ts";
import { readPath } from "#machines/wizard/step-path.ts";
import { readCodeStatus } from "#server/resend/visitor.ts";
import { currentVisitor } from "../../../visitor.ts";
import { PersonalPart } from "../../_parts/personal-part.tsx";
import { readLocale, readStep } from "../../_parts/read-step.ts";
import { unlistedMetadata } from "../../_parts/unlisted-page.ts";

interface Props {
  params: Promise<{ locale: string; journey?: string[] }>;
  searchParams: Promise<{ problem?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return unlistedMetadata((await params).locale, (t) => t("resend.page.title"));
}

/** What is known about the code, a new one, and on a trial its answers: all of the overlay beside the step, without JavaScript. */
export default async function DeliveryPage({ params, searchParams }: Props) {
  const { locale, journey = [] } = await params;
  const { isKnown, t } = readLocale(locale);
  if (!isKnown) notFound();
  const { channel, step, segments } = readPath(journey);
  const found = journey.length > 1 ? readStep(locale, channel, step, segments.join("/")) : null;
  const beside = found?.kind === "step" ? found.view : null;
  const here = beside?.canonical ?? `/${locale}`;
  const problem = problemIn((await searchParams).problem);
  const status = await readCodeStatus({ ...(await currentVisitor()), problem });
  return (
    <div data-personal>
      <StepHeading>{t("resend.page.title")}</StepHeading>
      <PersonalPart
        status={status}
        locale={locale}
        journey={here}
        trial={beside?.step.kind === "trial" ? beside : null}
      />
      <p className="mt-8">
        <SoftLink href={here} className={status.ticket ? buttonStyle.secondary : buttonStyle.primary}>
          {t(beside ? "resend.page.back" : "resend.page.start")}
        </SoftLink>
      </p>
      <PageFoot paths={beside ? { ...stepPaths(beside), here: null } : plainPaths(locale)} t={t} />
    </div>
  );
}

/** Why the link of the sign-in page led here instead of to a check; `/start` names it, and only one of our words counts. */
function problemIn(query: unknown) {
  return ticketRefusals.find((known) => known === query);
}
