import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { shortPathTarget } from "#machines/link/short-path.ts";
import { readPath } from "#machines/wizard/step-path.ts";
import { getInStep } from "#machines/words.ts";
import { AllPage, allMetadata } from "../_parts/all-page.tsx";
import { GetInPage } from "../_parts/get-in-page.tsx";
import { readLocale } from "../_parts/read-step.ts";
import { unlistedMetadata } from "../_parts/unlisted-page.ts";
import { WizardPage, wizardMetadata } from "../_parts/wizard-page.tsx";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; path: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = read(await params);
  if (asked.step === getInStep) return unlistedMetadata(asked.locale, (t) => t("page.get-in.link"));
  return asked.isAll ? allMetadata(asked) : wizardMetadata(asked);
}

/**
 * Every page of a channel: its steps, all its checks on one page, the best at once, and the channel alone, which leads to its first step. One folder
 * for all, because each folder of a path is a layer that the browser builds again with every answer.
 */
export default async function ChannelRoute({ params }: Props) {
  const { locale, path } = await params;
  const asked = read({ locale, path });
  const spoken = path.length === 1 ? spokenPath(locale, asked.channel) : null;
  if (spoken) redirect(spoken);
  if (asked.isAll) return <AllPage asked={asked} />;
  if (asked.step === getInStep) return <GetInPage asked={asked} />;
  return <WizardPage asked={asked} path={["", locale, ...path].join("/")} />;
}

/** Where an address that was read out on the telephone leads: `/en/new-sim` opens on that check. */
function spokenPath(asked: string, word: string): string | null {
  const { content, locale, isKnown } = readLocale(asked);
  return isKnown ? shortPathTarget(content, locale, word) : null;
}

function read({ locale, path }: { locale: string; path: string[] }) {
  const { channel, step, segments } = readPath(path);
  return { locale, channel, step, segments, isAll: step === "all" && segments.length === 0 };
}
