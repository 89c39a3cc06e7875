import { WizardPage } from "../wizard-page.tsx";

export const dynamic = "force-static";
export const revalidate = 300;

interface Props {
  params: Promise<{ locale: string; channel: string }>;
}

export function generateStaticParams(): [] {
  return [];
}

/** A channel is no page of its own: 307 to its first step. */
export default async function ChannelRoute({ params }: Props) {
  const { locale, channel } = await params;
  return <WizardPage asked={{ locale, channel, step: null }} path={`/${locale}/${channel}`} />;
}
