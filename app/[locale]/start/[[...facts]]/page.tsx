import type { Metadata } from "next";
import { WizardPage, wizardMetadata } from "../../_parts/wizard-page.tsx";

export const dynamic = "force-static";
export const revalidate = 300;

interface Props {
  params: Promise<{ locale: string; facts?: string[] }>;
}

export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, facts } = await params;
  return wizardMetadata({ locale, channel: null, step: null, segments: facts });
}

export default async function StartWithFactsPage({ params }: Props) {
  const { locale, facts = [] } = await params;
  const asked = { locale, channel: null, step: null, segments: facts };
  return <WizardPage asked={asked} path={["", locale, "start", ...facts].join("/")} />;
}
