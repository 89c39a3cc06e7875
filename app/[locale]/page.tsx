import type { Metadata } from "next";
import { type Asked, WizardPage, wizardMetadata } from "./_parts/wizard-page.tsx";

export const dynamic = "force-static";
export const revalidate = 300;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams(): [] {
  return [];
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
