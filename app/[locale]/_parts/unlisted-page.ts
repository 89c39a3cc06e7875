import type { Metadata } from "next";
import { readLocale } from "./read-step.ts";

/** What the path of a page of a channel says that no search engine should find. */
export interface UnlistedPage {
  locale: string;
  channel: string;
  segments: string[];
}

/** Its title, by the key of an interface text. */
export function unlistedMetadata(locale: string, title: string): Metadata {
  const { content, t } = readLocale(locale);
  const { name: brand } = content.settings.brand;
  return { title: t("page.window", { question: t(title), brand }), robots: { index: false } };
}
