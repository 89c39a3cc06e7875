import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";

/** The pages that are the same for everyone, each in all languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const { locales } = getContent().settings;
  const paths = ["", ...channels.map((channel) => `/${channel}/all`)];
  const address = (locale: string, path: string) => `${env().BASE_URL}/${locale}${path}`;
  return paths.flatMap((path) =>
    locales.map((locale) => ({
      url: address(locale, path),
      alternates: { languages: Object.fromEntries(locales.map((other) => [other, address(other, path)])) },
    })),
  );
}
