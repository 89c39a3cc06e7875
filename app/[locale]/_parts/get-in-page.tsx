import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GetIn } from "#components/step/get-in.tsx";
import { pairOfSegment } from "#machines/wizard/journey.ts";
import { viewGetIn } from "#machines/wizard/views/view-get-in.ts";
import { channels, getInStep } from "#machines/words.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { readLocale } from "./read-step.ts";

interface Asked {
  locale: string;
  channel: string;
  segments: string[];
}

/** The best checks at once, then a person. A pure function of the path, like every public page. */
export function GetInPage({ asked }: { asked: Asked }) {
  const { content, locale, isKnown, t } = readLocale(asked.locale);
  const channel = channels.find((name) => name === asked.channel);
  if (!isKnown || !channel) return <NotFoundPage asked={asked.locale} />;
  const view = viewGetIn(content, locale, channel, asked.segments.map(pairOfSegment));
  if (view.steps.length === 0) redirect(view.one.href);
  if (view.canonical !== ["", locale, channel, getInStep, ...asked.segments].join("/")) redirect(view.canonical);
  return <GetIn view={view} t={t} />;
}

/** The title; nothing that a search engine should find. */
export function getInMetadata(asked: Asked): Metadata {
  const { content, t } = readLocale(asked.locale);
  const brand = content.settings.brand.name;
  return { title: t("page.window", { question: t("page.get-in.link"), brand }), robots: { index: false } };
}
