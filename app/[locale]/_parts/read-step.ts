import { cache } from "react";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import type { Content } from "#machines/content/content.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { logBug } from "#server/log/log.js";

/**
 * The step an address of the wizard leads to; `unknown` when its language or its channel does not exist, `failed` when the view
 * could not be made (a bug: it is in the log). `segments` are joined by `/`, as in the path, so that page and metadata of one
 * request share the work.
 */
export const readStep = cache((locale: string, channel: string | null, step: string | null, segments: string) => {
  const { content, isKnown } = readLocale(locale);
  const known = channels.find((name) => name === channel) ?? null;
  if (!isKnown || (channel !== null && known === null)) return { kind: "unknown" as const };
  const pairs = segments.split("/").filter(Boolean).map(pairOfSegment);
  try {
    const view = viewStep(content, { locale, channel: known, step, pairs, origin: env().BASE_URL });
    return { kind: "step" as const, content, view };
  } catch (error) {
    logBug("page-failed", { step: [locale, channel, step].join("/") }, error);
    return { kind: "failed" as const };
  }
});

/** The content, and the words of a language; those of the source language where the settings do not name this one. */
export const readLocale = cache((asked: string | undefined) => {
  const content = getContent();
  const { locales } = content.settings;
  const known = locales.find((locale) => locale === asked);
  const locale = known ?? locales[0] ?? "en";
  return { content, locale, isKnown: known !== undefined, t: interfaceText(content, locale) };
});

/** Where people sign in: where their ticket says that they came from, else the environment, else the settings. */
export function signInAddress(content: Content, status?: CodeStatus): string {
  return status?.ticket?.returnTo ?? env().SIGN_IN_URL ?? content.settings.brand.signIn;
}
