import { redirect } from "next/navigation";
import { GetIn } from "#components/step/get-in.tsx";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { viewGetIn } from "#machines/wizard/views/view-get-in.ts";
import { channels, getInStep } from "#machines/words.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { readLocale } from "./read-step.ts";
import type { UnlistedPage } from "./unlisted-page.ts";

/** The best checks at once, then a person. A pure function of the path, like every public page. */
export function GetInPage({ asked }: { asked: UnlistedPage }) {
  const { content, locale, isKnown, t } = readLocale(asked.locale);
  const channel = channels.find((name) => name === asked.channel);
  if (!isKnown || !channel) return <NotFoundPage asked={asked.locale} />;
  const view = viewGetIn(content, locale, channel, asked.segments.map(pairOfSegment));
  if (view.steps.length === 0) redirect(view.one.href);
  if (view.canonical !== ["", locale, channel, getInStep, ...asked.segments].join("/")) redirect(view.canonical);
  return <GetIn view={view} t={t} />;
}
