import type { Metadata } from "next";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import { readLocale } from "./read-step.ts";

/** What the path of a page of a channel says that no search engine should find. */
export interface UnlistedPage {
  locale: string;
  channel: string;
  segments: string[];
}

/** Its title: an interface text, or words of its own. */
export function unlistedMetadata(locale: string, title: (t: Translate) => string): Metadata {
  const { content, t } = readLocale(locale);
  const { name: brand } = content.settings.brand;
  return { title: t("page.window", { question: title(t), brand }), robots: { index: false } };
}
