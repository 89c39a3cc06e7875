import type { Metadata } from "next";
import { WizardPage, wizardMetadata } from "../../../wizard-page.tsx";

export const dynamic = "force-static";
export const revalidate = 300;

interface Props {
  params: Promise<{ locale: string; channel: string; step: string; segments?: string[] }>;
}

export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return wizardMetadata(await params);
}

export default async function StepRoute({ params }: Props) {
  const asked = await params;
  const { locale, channel, step, segments = [] } = asked;
  return <WizardPage asked={asked} path={["", locale, channel, step, ...segments].join("/")} />;
}
