import type { Metadata } from "next";
import { WizardPage, wizardMetadata } from "../../_parts/wizard-page.tsx";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; facts?: string[] }>;
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
