import type { Metadata } from "next";
import { type Asked, WizardPage, wizardMetadata } from "./_parts/wizard-page.tsx";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return wizardMetadata(asked((await params).locale));
}

export default async function StartPage({ params }: Props) {
  const { locale } = await params;
  return <WizardPage asked={asked(locale)} path={`/${locale}`} />;
}

function asked(locale: string): Asked {
  return { locale, channel: null, step: null };
}
